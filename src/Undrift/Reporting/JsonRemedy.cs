using System.Text.Json;

namespace Undrift;

/// <summary>The members of the JSON report that are there when a plan was asked for.</summary>
internal static class JsonRemedy
{
    /// <summary>The plan as a whole.</summary>
    public static void Write(Utf8JsonWriter json, Remedy remedy)
    {
        json.WriteStartObject("plan");
        ReportJson.Text(json, "reason", remedy.Reason);
        if (remedy is { Plan: { } plan, Proof: { } proof })
        {
            json.WriteBoolean("proven", proof.IsProven);
            ReportJson.Text(json, "failure", proof.Failure);
            Texts(json, "left", proof.Left.Select(drift => drift.Id));
            ReportJson.Objects(json, "without", proof.Without);
            ReportJson.Objects(json, "stand_ins", proof.StandIns);
            json.WriteNumber("duration_ms", (long)proof.Duration.TotalMilliseconds);
            Texts(json, "hazards", plan.Hazards.Select(hazard => hazard.Name()));
            Texts(json, "statements", plan.Statements.Select(statement => statement.Sql));
            Tables(json, plan);
            if (plan.Notes.Count > 0)
                Texts(json, "notes", plan.Notes);
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
        json.WriteEndObject();
    }

    /// <summary>What removes one drift.</summary>
    public static void Write(Utf8JsonWriter json, CheckReport report, Finding finding)
    {
        var remedy = report.Remedy?.Plan is null ? null : report.Remedy;
        var adoption = report.Adoption?.Covers(finding.Drift) == true ? report.Adoption : null;
        if (remedy is null && adoption is null)
            return;
        var statements = finding.Accepted is null ? remedy?.For(finding.Drift) ?? [] : [];
        if (remedy is not null)
        {
            var hazards = statements.SelectMany(statement => statement.Hazards).Distinct().Order();
            Texts(json, "hazards", hazards.Select(hazard => hazard.Name()));
        }
        json.WriteStartObject("fix");
        Texts(json, "database", statements.Select(statement => statement.Sql));
        if (adoption is null)
            json.WriteNull("code");
        else
            Write(json, adoption);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Adoption adoption)
    {
        json.WriteStartArray("code");
        foreach (var file in adoption.Files)
        {
            json.WriteStartObject();
            json.WriteString("path", file.Path);
            json.WriteString("text", file.Text);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    /// <summary>What <c>--probe</c> told of the tables.</summary>
    private static void Tables(Utf8JsonWriter json, Plan plan)
    {
        var tables = plan
            .Statements.Select(statement => statement.Rows)
            .OfType<TableRows>()
            .ToLookup(rows => rows.Table);
        if (tables.Count == 0)
            return;
        json.WriteStartArray("tables");
        foreach (var table in tables)
            JsonRows.Write(
                json,
                table.First() with
                {
                    Spared = [.. table.SelectMany(rows => rows.Spared).Distinct().Order()],
                }
            );
        json.WriteEndArray();
    }

    private static void Texts(Utf8JsonWriter json, string member, IEnumerable<string> texts)
    {
        json.WriteStartArray(member);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
