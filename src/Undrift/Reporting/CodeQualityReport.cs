using System.Text.Json;

namespace Undrift;

/// <summary>
/// The report as GitLab's Code Quality artifact: a list of issues, each with a fingerprint, a severity and a place
/// (GitLab documentation, "Code Quality report format").
/// </summary>
public static class CodeQualityReport
{
    private const int LongestDescription = 1000;

    /// <summary>Writes the report.</summary>
    public static void Write(CheckReport report, TextWriter output) =>
        ReportJson.Write(
            output,
            json =>
            {
                json.WriteStartArray();
                foreach (var gap in report.Judgement.Gaps)
                    WriteGap(json, report, gap);
                foreach (var finding in WorstFirst.Standing(report))
                    WriteIssue(
                        json,
                        report,
                        finding.Drift.Group.Name,
                        DriftSentence.Of(finding.Drift, LongestDescription),
                        SeverityOf(finding),
                        finding.Drift.Id
                    );
                json.WriteEndArray();
            }
        );

    private static void WriteGap(Utf8JsonWriter json, CheckReport report, Gap gap) =>
        WriteIssue(
            json,
            report,
            "not_compared",
            Visible.Cut($"not compared: {Visible.Text(gap.Subject)}: {Visible.Text(gap.Reason)}", LongestDescription),
            "blocker",
            Canonical.Hash(gap.Subject)
        );

    private static void WriteIssue(
        Utf8JsonWriter json,
        CheckReport report,
        string check,
        string description,
        string severity,
        string id
    )
    {
        json.WriteStartObject();
        json.WriteString("description", description);
        json.WriteString("check_name", check);
        // The same drift in two environments is two issues.
        json.WriteString("fingerprint", report.Environment is { } name ? Canonical.Hash($"{name}\0{id}") : id);
        json.WriteString("severity", severity);
        json.WriteStartObject("location");
        json.WriteString("path", ReportPlace.Of(report));
        json.WriteStartObject("lines");
        json.WriteNumber("begin", 1);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static string SeverityOf(Finding finding) =>
        (finding.Blocks, finding.Severity) switch
        {
            (true, _) => "blocker",
            (_, Severity.ERROR) => "critical",
            (_, Severity.WARNING) => "major",
            _ => "info",
        };
}
