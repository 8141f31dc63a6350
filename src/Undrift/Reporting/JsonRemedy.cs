using System.Text.Json;

namespace Undrift;

/// <summary>The members of the JSON report that are there when a plan was asked for.</summary>
internal static class JsonRemedy
{
    /// <summary>The plan as a whole.</summary>
    public static void Write(Utf8JsonWriter json, RemedyReport remedy)
    {
        json.WriteStartObject("plan");
        ReportJson.Text(json, "reason", remedy.Reason);
        json.WriteString("sql", remedy.Sql);
        if (remedy.Plan is { } plan)
            WritePlan(json, plan);
        json.WriteEndObject();
    }

    /// <summary>What removes one drift.</summary>
    public static void Write(Utf8JsonWriter json, CheckReport report, Drift drift)
    {
        var fix = report.Remedy?.Fixes.GetValueOrDefault(drift.Id);
        var migration = report.Migration?.Drifts.Contains(drift.Id) == true ? report.Migration : null;
        if (fix is null && migration is null)
            return;
        if (fix is not null)
            ReportJson.Texts(json, "hazards", fix.Hazards);
        json.WriteStartObject("fix");
        ReportJson.Texts(json, "database", fix?.Statements ?? []);
        if (migration is null)
            json.WriteNull("code");
        else
            WriteFiles(json, migration);
        json.WriteEndObject();
    }

    private static void WriteFiles(Utf8JsonWriter json, ReportedMigration migration)
    {
        json.WriteStartArray("code");
        foreach (var file in migration.Files)
        {
            json.WriteStartObject();
            json.WriteString("path", file.Path);
            json.WriteString("text", file.Text);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WritePlan(Utf8JsonWriter json, ReportedPlan plan)
    {
        json.WriteBoolean("proven", plan.Proven);
        ReportJson.Text(json, "failure", plan.Failure);
        ReportJson.Texts(json, "left", plan.Left);
        ReportJson.Objects(json, "without", plan.Without);
        ReportJson.Objects(json, "stand_ins", plan.StandIns);
        json.WriteNumber("duration_ms", (long)plan.Duration.TotalMilliseconds);
        ReportJson.Texts(json, "hazards", plan.Hazards);
        ReportJson.Texts(json, "statements", plan.Statements);
        if (plan.Tables.Count > 0)
        {
            json.WriteStartArray("tables");
            foreach (var table in plan.Tables)
                JsonRows.Write(json, table);
            json.WriteEndArray();
        }
        if (plan.Notes.Count > 0)
            ReportJson.Texts(json, "notes", plan.Notes);
        json.WriteStartArray("residue");
        foreach (var residue in plan.Residue)
        {
            json.WriteStartObject();
            ReportJson.Identity(json, "object", residue.Object);
            json.WriteString("reason", residue.Reason);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
