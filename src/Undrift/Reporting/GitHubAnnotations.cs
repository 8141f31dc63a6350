namespace Undrift;

/// <summary>
/// The report as workflow commands of GitHub Actions, which become annotations of the run and the pull request. The
/// runner takes ten of each type from a step and cuts a message at 4,096 characters (actions/runner, ExecutionContext.cs).
/// </summary>
public static class GitHubAnnotations
{
    private const int MostOfAType = 10;
    private const int LongestMessage = 4000;
    private const int LongestTitle = 200;

    /// <summary>Writes the commands, then the verdict as plain text.</summary>
    public static void Write(CheckReport report, TextWriter output)
    {
        var annotations = Annotations(report).ToList();
        foreach (var type in (string[])["error", "warning", "notice"])
        {
            var all = annotations.Where(annotation => annotation.Type == type).ToList();
            var shown = all.Count > MostOfAType ? MostOfAType - 1 : all.Count;
            foreach (var annotation in all.Take(shown))
                Write(output, annotation, report);
            if (shown < all.Count)
                Write(output, new(type, "More drift", $"{all.Count - shown} more: see the report"), report);
        }
        output.Write($"undrift: {Visible.Cut(ReportWords.VerdictLine(report), LongestMessage)}\n");
    }

    private static IEnumerable<Annotation> Annotations(CheckReport report)
    {
        foreach (var line in ReportWords.Gate(report.Judgement))
            yield return new("warning", "Deployment", line);
        foreach (var gap in report.Judgement.Gaps)
            yield return new("error", "Not compared", $"{Visible.Text(gap.Subject)}: {Visible.Text(gap.Reason)}");
        foreach (var fault in report.Migrations?.Faults ?? [])
            yield return new(fault.IsError ? "error" : "warning", "Migrations", Visible.Text($"{fault}"));
        foreach (var finding in WorstFirst.Standing(report))
            yield return new(
                TypeOf(finding.Severity),
                KindWords.One(finding.Drift.Type),
                $"{DriftSentence.Of(finding.Drift, LongestMessage)} ({finding.Drift.Id})"
            );
    }

    private static void Write(TextWriter output, Annotation annotation, CheckReport report)
    {
        var place = report.DesiredFile is { } file ? $"file={Property(file)},line=1," : "";
        var where = report.Environment is { } name ? $" in {Visible.Cut(Visible.Text(name), LongestTitle)}" : "";
        var message = Data(Visible.Cut(annotation.Message, LongestMessage));
        output.Write($"::{annotation.Type} {place}title={Property(annotation.Title + where)}::{message}\n");
    }

    private static string TypeOf(Severity severity) =>
        severity switch
        {
            Severity.ERROR => "error",
            Severity.WARNING => "warning",
            _ => "notice",
        };

    /// <summary>What the runner's own toolkit escapes in a message (actions/toolkit, command.ts).</summary>
    private static string Data(string text) =>
        text.Replace("%", "%25", StringComparison.Ordinal)
            .Replace("\r", "%0D", StringComparison.Ordinal)
            .Replace("\n", "%0A", StringComparison.Ordinal);

    /// <summary>What it escapes in a property besides.</summary>
    private static string Property(string text) =>
        Data(Visible.Text(text))
            .Replace(":", "%3A", StringComparison.Ordinal)
            .Replace(",", "%2C", StringComparison.Ordinal);

    private sealed record Annotation(string Type, string Title, string Message);
}
