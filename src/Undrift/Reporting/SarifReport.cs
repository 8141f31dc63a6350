using System.Text.Json;

namespace Undrift;

/// <summary>
/// The report as SARIF 2.1.0, within what GitHub's code scanning asks for besides the schema (GitHub documentation, "SARIF
/// support for code scanning"): a file of the repository for each result, a fingerprint that stays, a category for each
/// environment, at most 5,000 results. Accepted drifts are left out: GitHub does not read suppressions.
/// </summary>
public static class SarifReport
{
    private const string Schema = "https://json.schemastore.org/sarif-2.1.0.json";
    private const int MostResults = 5000;
    private const int LongestMessage = 1000;

    /// <summary>Writes the report.</summary>
    public static void Write(CheckReport report, TextWriter output) =>
        ReportJson.Write(output, json => WriteLog(json, report));

    private static void WriteLog(Utf8JsonWriter json, CheckReport report)
    {
        var findings = WorstFirst.Standing(report).ToList();
        var groups = findings.Select(finding => finding.Drift.Group).Distinct().OrderBy(group => group.Name).ToList();
        json.WriteStartObject();
        json.WriteString("$schema", Schema);
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        SarifTool.Write(json, report, groups);
        WriteInvocation(json, report, findings.Count - MostResults);
        json.WriteStartObject("automationDetails");
        json.WriteString("id", $"undrift/{Visible.Cut(Visible.Text(report.Environment ?? report.Command), 200)}/");
        json.WriteEndObject();
        json.WriteString("columnKind", "utf16CodeUnits");
        json.WriteStartArray("results");
        foreach (var finding in findings.Take(MostResults))
            WriteResult(json, report, finding, groups.IndexOf(finding.Drift.Group));
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteInvocation(Utf8JsonWriter json, CheckReport report, int leftOut)
    {
        json.WriteStartArray("invocations");
        json.WriteStartObject();
        json.WriteBoolean("executionSuccessful", report.Judgement.Verdict != Verdict.Inconclusive);
        ReportJson.Time(json, "startTimeUtc", report.StartedAt);
        json.WriteStartArray("toolExecutionNotifications");
        foreach (var gap in report.Judgement.Gaps)
            WriteNotification(json, "error", $"not compared: {Visible.Text(gap.Subject)}: {Visible.Text(gap.Reason)}");
        foreach (var fault in report.Migrations?.Faults ?? [])
            WriteNotification(json, fault.IsError ? "error" : "warning", Visible.Text($"{fault}"));
        if (leftOut > 0)
            WriteNotification(json, "warning", $"{leftOut} more results: see the JSON report");
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteNotification(Utf8JsonWriter json, string level, string text)
    {
        json.WriteStartObject();
        json.WriteString("level", level);
        SarifTool.Message(json, "message", Visible.Cut(text, LongestMessage));
        json.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter json, CheckReport report, Finding finding, int rule)
    {
        var drift = finding.Drift;
        json.WriteStartObject();
        json.WriteString("ruleId", drift.Group.Name);
        json.WriteNumber("ruleIndex", rule);
        json.WriteString("level", SarifTool.LevelOf(finding.Severity));
        SarifTool.Message(json, "message", DriftSentence.Of(drift, LongestMessage));
        WriteLocation(json, report, drift);
        json.WriteStartObject("partialFingerprints");
        // The one that GitHub goes by; a number behind a colon tells equal lines apart.
        json.WriteString("primaryLocationLineHash", $"{drift.Id}:1");
        json.WriteEndObject();
        json.WriteStartObject("properties");
        json.WriteString("id", drift.Id);
        json.WriteString("type", drift.Type);
        json.WriteString("severity", finding.Severity.ToString());
        json.WriteString("risk", ReportWords.Of(finding.Risk));
        json.WriteString("cause", finding.Cause);
        json.WriteBoolean("blocks", finding.Blocks);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteLocation(Utf8JsonWriter json, CheckReport report, Drift drift)
    {
        json.WriteStartArray("locations");
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        var path = ReportPlace.Of(report).Split('/').Select(Uri.EscapeDataString);
        json.WriteString("uri", string.Join('/', path));
        json.WriteEndObject();
        json.WriteStartObject("region");
        foreach (
            var (member, value) in (ReadOnlySpan<(string, int)>)
                [("startLine", 1), ("startColumn", 1), ("endLine", 1), ("endColumn", 2)]
        )
            json.WriteNumber(member, value);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartArray("logicalLocations");
        json.WriteStartObject();
        json.WriteString("fullyQualifiedName", Visible.Cut(Visible.Text(drift.Object.ToString()), LongestMessage));
        json.WriteString("kind", drift.Object.Kind);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }
}
