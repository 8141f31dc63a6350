using System.Text.Json;

namespace Undrift;

/// <summary>The report for programs, schema version 1; published as <c>schemas/report-v1.schema.json</c>.</summary>
public static class JsonReport
{
    /// <summary>The schema version that is written.</summary>
    public const int SchemaVersion = 1;

    /// <summary>Writes the report.</summary>
    public static void Write(CheckReport report, TextWriter output) =>
        ReportJson.Write(output, json => WriteReport(json, report));

    private static void WriteReport(Utf8JsonWriter json, CheckReport report)
    {
        json.WriteStartObject();
        json.WriteNumber("schema_version", SchemaVersion);
        json.WriteString("tool", report.Tool);
        json.WriteString("command", report.Command);
        ReportJson.Text(json, "environment", report.Environment);
        WriteSources(json, report);
        json.WriteBoolean("has_drift", report.Judgement.HasDrift);
        json.WriteString("verdict", ReportWords.Of(report.Judgement.Verdict));
        WritePolicy(json, report);
        JsonGate.Write(json, report.Judgement);
        WriteSummary(json, new ReportCounts(report.Judgement));
        WriteCoverage(json, report);
        json.WriteStartArray("drifts");
        foreach (var finding in report.Judgement.Findings)
            JsonFinding.Write(json, finding, report);
        json.WriteEndArray();
        if (report.Remedy is { } remedy)
            JsonRemedy.Write(json, remedy);
        if (report.Migrations is { } migrations)
            WriteMigrations(json, migrations);
        json.WriteStartArray("ignored");
        foreach (var ignored in report.Judgement.Ignored)
            JsonFinding.Write(json, ignored);
        json.WriteEndArray();
        ReportJson.Texts(json, "notes", report.Judgement.Notes);
        if (report.Trend.Count > 0)
            WriteTrend(json, report.Trend);
        json.WriteString("fingerprint", report.Fingerprint);
        ReportJson.Time(json, "started_at", report.StartedAt);
        json.WriteNumber("duration_ms", (long)report.Duration.TotalMilliseconds);
        json.WriteEndObject();
    }

    private static void WriteSources(Utf8JsonWriter json, CheckReport report)
    {
        json.WriteStartObject("target");
        json.WriteString("source", report.Target.Description);
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
        ReportJson.Text(json, "file", report.DesiredFile);
        json.WriteEndObject();
    }

    private static void WritePolicy(Utf8JsonWriter json, CheckReport report)
    {
        json.WriteStartObject("policy");
        ReportJson.Texts(json, "block_on", report.Judgement.BlockOn.Select(severity => severity.ToString()));
        json.WriteBoolean("fail_pipeline", report.Judgement.FailPipeline);
        json.WriteBoolean("enforced", report.PolicyEnforced);
        json.WriteEndObject();
    }

    private static void WriteTrend(Utf8JsonWriter json, IReadOnlyList<TrendPoint> trend)
    {
        json.WriteStartArray("trend");
        foreach (var point in trend)
        {
            json.WriteStartObject();
            ReportJson.Time(json, "at", point.At);
            json.WriteString("verdict", ReportWords.Of(point.Verdict));
            json.WriteNumber("ERROR", point.Errors);
            json.WriteNumber("WARNING", point.Warnings);
            json.WriteNumber("INFO", point.Infos);
            json.WriteEndObject();
        }
        json.WriteEndArray();
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
        json.WriteStartArray("next");
        foreach (var next in migrations.Next)
        {
            json.WriteStartObject();
            json.WriteString("command", next.Command);
            json.WriteString("purpose", next.Purpose);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartArray("pending_migrations");
        foreach (var pending in migrations.Pending)
            json.WriteStringValue(pending);
        json.WriteEndArray();
    }
}
