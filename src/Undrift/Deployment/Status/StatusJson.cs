using System.Text.Json;

namespace Undrift;

/// <summary>The status for programs (docs/status.md).</summary>
internal static class StatusJson
{
    /// <summary>The version of the members; some may be added within one.</summary>
    private const int SchemaVersion = 1;

    /// <summary>Writes it.</summary>
    public static void Write(MigrationStatus status, string tool, TextWriter output) =>
        ReportJson.Write(
            output,
            json =>
            {
                json.WriteStartObject();
                json.WriteNumber("schema_version", SchemaVersion);
                json.WriteString("tool", tool);
                ReportJson.Text(json, "environment", status.Environment);
                json.WriteString("engine", status.Engine);
                json.WriteString("database", status.Database);
                json.WriteString("migrations_source", status.Set.Description);
                json.WriteString("summary", status.Headline);
                json.WriteBoolean("up_to_date", status.IsUpToDate);
                ReportJson.Text(json, "version", status.Applied.Version);
                Counts(json, status);
                ReportJson.List(json, "migrations", status.Migrations, Migration);
                ReportJson.List(json, "faults", status.Faults, Fault);
                if (status.Review is { } review)
                    Review(json, review);
                ReportJson.List(json, "deployments", status.Deployments, Deployment);
                ReportJson.List(json, "checks", status.Checks, Check);
                ReportJson.Texts(json, "notes", status.Notes);
                json.WriteEndObject();
            }
        );

    private static void Counts(Utf8JsonWriter json, MigrationStatus status)
    {
        json.WriteStartObject("counts");
        json.WriteNumber("all", status.Migrations.Count);
        json.WriteNumber("applied", status.Applied.Applied.Count);
        json.WriteNumber("pending", status.Applied.Pending.Count);
        json.WriteNumber("failed", status.Applied.Failed is null ? 0 : 1);
        json.WriteNumber("edited", Count(status, FaultKind.Edited));
        json.WriteNumber("out_of_order", Count(status, FaultKind.OutOfOrder));
        json.WriteNumber("unknown", Count(status, FaultKind.Unknown));
        json.WriteEndObject();
    }

    private static int Count(MigrationStatus status, FaultKind kind) =>
        status.Faults.Count(fault => fault.Kind == kind);

    private static void Migration(Utf8JsonWriter json, StandingMigration item)
    {
        json.WriteString("version", item.Migration.Version);
        json.WriteString("name", item.Migration.Name);
        json.WriteString("file", item.Migration.File);
        json.WriteString("state", item.Name);
    }

    private static void Fault(Utf8JsonWriter json, MigrationFault fault)
    {
        json.WriteString("kind", JsonNamingPolicy.SnakeCaseLower.ConvertName(fault.Kind.ToString()));
        json.WriteBoolean("error", fault.IsError);
        json.WriteString("where", fault.Where);
        json.WriteString("message", fault.Message);
    }

    private static void Review(Utf8JsonWriter json, PendingReview review)
    {
        json.WriteStartObject("review");
        ReportJson.Text(json, "failure", review.Failure);
        ReportJson.Texts(json, "hazards", review.Hazards.Select(hazard => hazard.Name()));
        ReportJson.List(
            json,
            "migrations",
            review.Migrations,
            (writer, migration) =>
            {
                writer.WriteString("label", migration.Label);
                writer.WriteString("file", migration.File);
                ReportJson.Text(writer, "failure", migration.Failure);
                ReportJson.List(writer, "effects", migration.Effects, Effect);
            }
        );
        json.WriteEndObject();
    }

    private static void Effect(Utf8JsonWriter json, PendingEffect effect)
    {
        json.WriteNumber("line", effect.Line);
        ReportJson.Text(json, "hazard", effect.Hazard?.Name());
        ReportJson.Text(json, "lock", effect.Lock?.Name);
        ReportJson.Text(json, "blocks", effect.Lock?.Blocks);
        ReportJson.Text(json, "object", effect.Object?.ToString());
        if (effect.Rows?.Count is { } rows)
            json.WriteNumber("rows", rows);
        else
            json.WriteNull("rows");
        if (effect.Rows?.Bytes is { } bytes)
            json.WriteNumber("bytes", bytes);
        else
            json.WriteNull("bytes");
        json.WriteString("words", effect.Words);
    }

    private static void Deployment(Utf8JsonWriter json, DeploymentRecord run)
    {
        json.WriteString("id", run.Id);
        ReportJson.Time(json, "at", run.At);
        json.WriteString("outcome", run.Outcome.Name());
        json.WriteNumber("duration_ms", run.DurationMs);
        ReportJson.Text(json, "failed_step", run.FailedStep?.Name());
        ReportJson.Text(json, "problem", run.Problem);
        ReportJson.Texts(json, "applied", run.Applied);
        ReportJson.Text(json, "backup", run.BackupId);
    }

    private static void Check(Utf8JsonWriter json, RunRecord run)
    {
        json.WriteString("id", run.Id);
        ReportJson.Time(json, "at", run.At);
        json.WriteString("command", run.Command);
        json.WriteString("outcome", run.Outcome.Name());
        json.WriteNumber("drifts", run.Drifts.Count);
    }
}
