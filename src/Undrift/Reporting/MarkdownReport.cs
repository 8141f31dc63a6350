using System.Text;

namespace Undrift;

/// <summary>The report for a pull request or a job summary on GitHub.</summary>
public static class MarkdownReport
{
    private const int LongestText = 300;

    /// <summary>Writes the report, short enough for a comment.</summary>
    public static void Write(CheckReport report, TextWriter output) =>
        output.Write(Text(report, MarkdownLimits.Comment));

    /// <summary>Writes the report for a job summary, which has more room.</summary>
    public static void WriteSummary(CheckReport report, TextWriter output) =>
        output.Write(Text(report, MarkdownLimits.Summary));

    /// <summary>The report, never longer than the limits say.</summary>
    internal static string Text(CheckReport report, MarkdownLimits limits)
    {
        var text = new StringBuilder();
        WriteHead(text, report);
        foreach (var severity in ReportCounts.Severities)
            WriteFindings(
                text,
                severity.ToString(),
                [
                    .. report.Judgement.Findings.Where(finding =>
                        finding.Accepted is null && finding.Severity == severity
                    ),
                ],
                limits
            );
        WriteFindings(
            text,
            "Accepted",
            [.. report.Judgement.Findings.Where(finding => finding.Accepted is not null)],
            limits
        );
        if (report is { ShowSql: true, Remedy: not null })
            WriteSql(text, report, limits);
        MarkdownTail.Write(text, report, limits.Total);
        return text.ToString();
    }

    private static void WriteHead(StringBuilder text, CheckReport report)
    {
        var environment = report.Environment is { } name ? $" of {MarkdownText.Prose(name, LongestText)}" : "";
        text.Append(
            $"## Schema {report.Command}{environment}: {MarkdownText.Prose(ReportWords.VerdictLine(report), 2 * LongestText)}\n\n"
        );
        text.Append($"{ReportWords.Coverage(report)} of {MarkdownText.Code(report.Target.Description, LongestText)} ");
        text.Append($"compared with {MarkdownText.Code(report.Desired.Description, LongestText)}.\n\n");
        foreach (var cause in ReportWords.Causes(report.Judgement))
            text.Append($"- {MarkdownText.Prose(cause)}\n");
        if (report.Migrations is { Pending: { Count: > 0 } pending })
            text.Append($"- pending: {MarkdownText.Prose(ReportWords.Pending(pending), 3 * LongestText)}\n");
        if (text[^2] != '\n')
            text.Append('\n');
        if (report.Judgement is { Verdict: Verdict.Blocked, FailPipeline: false })
            text.Append("`fail_pipeline` is false here: reported, and the pipeline goes on.\n\n");
        var counts = new ReportCounts(report.Judgement);
        if (counts.Standing == 0)
            return;
        text.Append("| severity | critical | major | minor | total |\n|---|--:|--:|--:|--:|\n");
        foreach (var severity in ReportCounts.Severities)
        {
            var cells = ReportCounts.Risks.Select(risk => counts.Of(severity, risk));
            text.Append($"| {severity} | {string.Join(" | ", cells)} | {counts.Of(severity)} |\n");
        }
        var totals = ReportCounts.Risks.Select(counts.Of);
        text.Append($"| total | {string.Join(" | ", totals)} | {counts.Standing} |\n\n");
    }

    private static void WriteSql(StringBuilder text, CheckReport report, MarkdownLimits limits)
    {
        var lines = SqlReport.Text(report).TrimEnd('\n').Split('\n').Select(Visible.Text).ToArray();
        var block = MarkdownText.Fence(lines, "sql");
        var fits = text.Length + block.Length < limits.Lines;
        text.Append("### Fix\n\n");
        text.Append(
            fits
                ? $"<details><summary>SQL</summary>\n\n{block}\n</details>\n\n"
                : "The SQL is too long for this place: see the JSON report.\n\n"
        );
    }

    private static void WriteFindings(StringBuilder text, string title, Finding[] findings, MarkdownLimits limits)
    {
        if (findings.Length == 0)
            return;
        text.Append($"### {title} ({findings.Length})\n\n");
        for (var n = 0; n < findings.Length; n++)
        {
            var room = limits.Details - text.Length;
            var block = room > 0 ? MarkdownDrift.Block(findings[n], room) : MarkdownDrift.Line(findings[n]);
            if (text.Length + block.Length > limits.Lines)
            {
                text.Append($"\n{findings.Length - n} more: see the JSON report.\n");
                break;
            }
            text.Append(block);
        }
        text.Append('\n');
    }
}
