using System.Text;

namespace Undrift;

/// <summary>The report for a pull request or a job summary on GitHub.</summary>
public static class MarkdownReport
{
    /// <summary>
    /// GitHub takes 65,536 characters in a comment. From the first limit on, drifts stand without details; from the second
    /// on, they are only counted.
    /// </summary>
    private const int DetailsUntil = 40_000;
    private const int LinesUntil = 56_000;

    /// <summary>Writes the report.</summary>
    public static void Write(CheckReport report, TextWriter output)
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
                ]
            );
        WriteFindings(text, "Accepted", [.. report.Judgement.Findings.Where(finding => finding.Accepted is not null)]);
        if (report is { ShowSql: true, Remedy: not null })
            WriteSql(text, report);
        MarkdownTail.Write(text, report);
        output.Write(text);
    }

    private static void WriteHead(StringBuilder text, CheckReport report)
    {
        var environment = report.Environment is { } name ? $" of {MarkdownText.Prose(name)}" : "";
        text.Append(
            $"## Schema {report.Command}{environment}: {MarkdownText.Prose(ReportWords.VerdictLine(report))}\n\n"
        );
        text.Append($"{ReportWords.Coverage(report)} of {MarkdownText.Code(report.Target.Description)} ");
        text.Append($"compared with {MarkdownText.Code(report.Desired.Description)}.\n\n");
        foreach (var cause in ReportWords.Causes(report.Judgement))
            text.Append($"- {MarkdownText.Prose(cause)}\n");
        if (report.Migrations is { Pending: { Count: > 0 } pending })
            text.Append($"- pending: {MarkdownText.Prose(ReportWords.Pending(pending))}\n");
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

    private static void WriteSql(StringBuilder text, CheckReport report)
    {
        var lines = SqlReport.Text(report).TrimEnd('\n').Split('\n').Select(Visible.Text).ToArray();
        var block = MarkdownText.Fence(lines, "sql");
        var fits = text.Length + block.Length < LinesUntil;
        text.Append("### Fix\n\n");
        text.Append(
            fits
                ? $"<details><summary>SQL</summary>\n\n{block}\n</details>\n\n"
                : "The SQL is too long for this place: see the JSON report.\n\n"
        );
    }

    private static void WriteFindings(StringBuilder text, string title, Finding[] findings)
    {
        if (findings.Length == 0)
            return;
        text.Append($"### {title} ({findings.Length})\n\n");
        for (var n = 0; n < findings.Length; n++)
        {
            if (text.Length > LinesUntil)
            {
                text.Append($"\n{findings.Length - n} more: see the JSON report.\n");
                break;
            }
            if (text.Length > DetailsUntil)
                text.Append($"- {MarkdownDrift.Title(findings[n])}\n");
            else
                MarkdownDrift.Write(text, findings[n], DetailsUntil - text.Length);
        }
        text.Append('\n');
    }
}
