namespace Undrift;

/// <summary>How the text report is laid out.</summary>
/// <param name="Width">Columns of the terminal.</param>
/// <param name="Colour">True to write ANSI colours.</param>
public sealed record TextOptions(int Width = 80, bool Colour = false);

/// <summary>The report for a person: what differs, grouped by the table it stands in, why it counts, and what to do next.</summary>
public static class TextReport
{
    /// <summary>Writes the report.</summary>
    public static void Write(CheckReport report, TextWriter output, TextOptions? options = null)
    {
        var canvas = new TextCanvas(output, options ?? new TextOptions());
        WriteHead(canvas, report);
        foreach (var group in DriftGrouping.Of(report.Judgement.Findings))
        {
            canvas.Blank();
            canvas.Line(group.Title, tone: Tone.Heading);
            foreach (var finding in group.Findings)
                TextDrift.Write(canvas, finding, group.Title, report.StartedAt);
        }
        if (report is { ShowSql: true, Remedy: not null })
            WriteSql(canvas, report);
        TextTail.Write(canvas, report);
    }

    /// <summary>Lines as they stand, to be copied; <c>-o sql</c> gives them without the report.</summary>
    private static void WriteSql(TextCanvas canvas, CheckReport report)
    {
        canvas.Blank();
        canvas.Line("Fix", tone: Tone.Heading);
        foreach (var line in SqlReport.Text(report).TrimEnd('\n').Split('\n'))
            canvas.Whole(Visible.Text(line), Tone.Plain);
    }

    private static void WriteHead(TextCanvas canvas, CheckReport report)
    {
        var environment = report.Environment is { } name ? $", environment {Visible.Text(name)}" : "";
        canvas.Line($"{report.Tool} {report.Command}{environment}", tone: Tone.Heading);
        canvas.Line($"desired  {ReportWords.Source(report.Desired, report.Engine)}", indent: 2, hang: 11);
        canvas.Line($"actual   {ReportWords.Source(report.Target, report.Engine)}", indent: 2, hang: 11);
        foreach (var cause in ReportWords.Causes(report.Judgement))
            canvas.Line($"cause    {cause}", indent: 2, hang: 11);
        if (report.Migrations is { Pending: { Count: > 0 } pending })
            canvas.Line($"pending  {ReportWords.Pending(pending)}", indent: 2, hang: 11);
    }
}
