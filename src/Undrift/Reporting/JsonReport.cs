using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Undrift;

/// <summary>The report for programs, schema version 1; published as <c>schemas/report-v1.schema.json</c>.</summary>
public static class JsonReport
{
    /// <summary>The schema version that is written.</summary>
    public const int SchemaVersion = 1;

    /// <summary>Writes the report.</summary>
    public static void Write(CheckReport report, TextWriter output)
    {
        var buffer = new ArrayBufferWriter<byte>(16 * 1024);
        using (var json = new Utf8JsonWriter(buffer, ReportJson.Options))
            WriteReport(json, report);
        output.Write(Encoding.UTF8.GetString(buffer.WrittenSpan));
        output.Write('\n');
    }

    private static void WriteReport(Utf8JsonWriter json, CheckReport report)
    {
        json.WriteStartObject();
        json.WriteNumber("schema_version", SchemaVersion);
        json.WriteString("tool", report.Tool);
        ReportJson.Text(json, "environment", report.Environment);
        WriteSources(json, report);
        json.WriteBoolean("has_drift", report.Judgement.HasDrift);
        json.WriteString("verdict", ReportWords.Of(report.Judgement.Verdict));
        JsonGate.Write(json, report.Judgement);
        WriteSummary(json, new ReportCounts(report.Judgement));
        WriteCoverage(json, report);
        json.WriteStartArray("drifts");
        foreach (var finding in report.Judgement.Findings)
            WriteFinding(json, finding, report);
        json.WriteEndArray();
        if (report.Remedy is { } remedy)
            JsonRemedy.Write(json, remedy);
        if (report.Migrations is { } migrations)
            WriteMigrations(json, migrations);
        json.WriteStartArray("ignored");
        foreach (var ignored in report.Judgement.Ignored)
            WriteIgnored(json, ignored);
        json.WriteEndArray();
        json.WriteString("fingerprint", report.Fingerprint);
        json.WriteString("started_at", ReportJson.Time(report.StartedAt));
        json.WriteNumber("duration_ms", (long)report.Duration.TotalMilliseconds);
        json.WriteEndObject();
    }

    private static void WriteSources(Utf8JsonWriter json, CheckReport report)
    {
        json.WriteStartObject("target");
        json.WriteString("engine", report.Engine);
        ReportJson.Text(json, "server_version", report.Target.ServerVersion);
        ReportJson.Text(json, "host", report.Target.Host);
        if (report.Target.Port is { } port)
            json.WriteNumber("port", port);
        else
            json.WriteNull("port");
        ReportJson.Text(json, "database", report.Target.Database);
        json.WriteEndObject();
        json.WriteStartObject("desired");
        json.WriteString("source", report.Desired.Description);
        ReportJson.Text(json, "version", report.Desired.ServerVersion);
        json.WriteEndObject();
    }

    private static void WriteSummary(Utf8JsonWriter json, ReportCounts counts)
    {
        json.WriteStartObject("summary");
        json.WriteStartObject("by_severity");
        foreach (var severity in ReportCounts.Severities)
            json.WriteNumber(severity.ToString(), counts.Of(severity));
        json.WriteEndObject();
        json.WriteStartObject("by_risk");
        foreach (var risk in ReportCounts.Risks)
            json.WriteNumber(ReportWords.Of(risk), counts.Of(risk));
        json.WriteEndObject();
        json.WriteStartObject("by_type");
        foreach (var (type, count) in counts.ByType())
            json.WriteNumber(type, count);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteCoverage(Utf8JsonWriter json, CheckReport report)
    {
        json.WriteStartObject("coverage");
        json.WriteNumber("objects", report.ObjectsCompared);
        json.WriteNumber("facets", report.FacetsCompared);
        json.WriteStartArray("not_comparable");
        foreach (var gap in report.Judgement.Gaps)
        {
            json.WriteStartObject();
            json.WriteString("subject", gap.Subject);
            json.WriteString("reason", gap.Reason);
            if (gap.Object is { } id)
                ReportJson.Identity(json, "object", id);
            if (gap.Kind is { } kind)
                json.WriteString("kind", kind);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteFinding(Utf8JsonWriter json, Finding finding, CheckReport report)
    {
        var drift = finding.Drift;
        json.WriteStartObject();
        WriteHead(json, drift);
        if (report.ShowSeverity)
            json.WriteString("severity", finding.Severity.ToString());
        json.WriteString("risk", ReportWords.Of(finding.Risk));
        json.WriteString("cause", finding.Cause);
        ReportJson.Facets(json, "expected", drift.Expected);
        ReportJson.Facets(json, "actual", drift.Actual);
        json.WriteStartArray("facets");
        foreach (var change in drift.Facets)
        {
            json.WriteStartObject();
            json.WriteString("name", change.Name);
            json.WritePropertyName("from");
            WriteSide(json, change.From, change.To);
            json.WritePropertyName("to");
            WriteSide(json, change.To, change.From);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("folded");
        foreach (var item in drift.Folded)
            json.WriteStringValue(item.Id.ToString());
        json.WriteEndArray();
        ReportJson.Rule(json, finding.Rule);
        JsonRemedy.Write(json, report, finding);
        if (finding.Accepted is { } acceptance)
            WriteAcceptance(json, acceptance);
        json.WriteEndObject();
    }

    private static void WriteHead(Utf8JsonWriter json, Drift drift)
    {
        json.WriteString("id", drift.Id);
        json.WriteString("type", drift.Type);
        json.WriteString("group", drift.Group.Name);
        ReportJson.Identity(json, "object", drift.Object);
    }

    /// <summary>A flag that is off is stored as absent; beside one that is on it is <c>false</c>.</summary>
    private static void WriteSide(Utf8JsonWriter json, FacetValue value, FacetValue other)
    {
        if (value.IsAbsent && other.AsFlag)
            json.WriteBooleanValue(false);
        else
            ReportJson.Value(json, value);
    }

    private static void WriteAcceptance(Utf8JsonWriter json, Acceptance acceptance)
    {
        json.WriteStartObject("accepted");
        json.WriteString("by", acceptance.By);
        json.WriteString("reason", acceptance.Reason);
        json.WriteString("until", acceptance.Until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteEndObject();
    }

    private static void WriteMigrations(Utf8JsonWriter json, MigrationReport migrations)
    {
        json.WriteStartObject("migrations");
        json.WriteString("source", migrations.Source);
        json.WriteStartArray("faults");
        foreach (var fault in migrations.Faults)
        {
            json.WriteStartObject();
            json.WriteString("message", fault.Message);
            json.WriteString("where", fault.Where);
            json.WriteBoolean("fails", fault.IsError);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        ReportJson.Text(json, "applied", migrations.Applied);
        json.WriteEndObject();
        json.WriteStartArray("pending_migrations");
        foreach (var pending in migrations.Pending)
            json.WriteStringValue(pending);
        json.WriteEndArray();
    }

    private static void WriteIgnored(Utf8JsonWriter json, IgnoredDrift ignored)
    {
        json.WriteStartObject();
        WriteHead(json, ignored.Drift);
        ReportJson.Rule(json, ignored.Rule);
        ReportJson.Text(json, "reason", ignored.Reason);
        json.WriteEndObject();
    }
}
