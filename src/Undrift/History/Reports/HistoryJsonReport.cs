using System.Text.Json;

namespace Undrift;

/// <summary>The history for programs (docs/history.md). Lengths of time are seconds.</summary>
public static class HistoryJsonReport
{
    /// <summary>The version of the members; some may be added within one.</summary>
    public const int SchemaVersion = 1;

    /// <summary>Writes it.</summary>
    public static void Write(HistoryReport report, TextWriter output) =>
        ReportJson.Write(
            output,
            json =>
            {
                json.WriteStartObject();
                json.WriteNumber("schema_version", SchemaVersion);
                json.WriteString("tool", report.Tool);
                json.WriteString("history", report.Place);
                ReportJson.Time(json, "at", report.Now);
                ReportJson.List(json, "series", report.Metrics, WriteMetrics);
                ReportJson.List(
                    json,
                    "drifts",
                    report.Episodes,
                    (writer, episode) => WriteEpisode(writer, episode, report.Now)
                );
                ReportJson.List(json, "runs", report.Runs, WriteRun);
                json.WriteEndObject();
            }
        );

    private static void WriteMetrics(Utf8JsonWriter json, HistoryMetrics metrics)
    {
        json.WriteString("scope", metrics.Scope);
        ReportJson.Text(json, "environment", metrics.Environment);
        json.WriteNumber("runs", metrics.Runs);
        json.WriteNumber("inconclusive", metrics.Inconclusive);
        json.WriteNumber("stopped_deployments", metrics.StoppedDeployments);
        json.WriteNumber("open", metrics.Open);
        json.WriteNumber("accepted", metrics.Accepted);
        json.WriteNumber("repaired", metrics.Repaired);
        json.WriteNumber("returned", metrics.Returned);
        Seconds(json, "oldest_open", metrics.OldestOpen);
        Seconds(json, "time_to_detect", metrics.TimeToDetect);
        Seconds(json, "time_to_repair", metrics.TimeToRepair);
        ReportJson.Time(json, "last_run", metrics.LastRun);
        Time(json, "last_conclusive", metrics.LastConclusive);
    }

    private static void WriteEpisode(Utf8JsonWriter json, Episode episode, DateTimeOffset now)
    {
        var drift = episode.Drift;
        json.WriteString("id", drift.Id);
        json.WriteString("object", drift.Object);
        json.WriteString("type", drift.Type);
        json.WriteString("group", drift.Group);
        json.WriteString("severity", drift.Severity.ToString());
        json.WriteString("risk", drift.Risk);
        json.WriteString("cause", drift.Cause);
        json.WriteString("scope", episode.Scope);
        ReportJson.Text(json, "environment", episode.Environment);
        json.WriteString("state", episode.State.ToString().ToLowerInvariant());
        ReportJson.Text(json, "accepted_by", drift.AcceptedBy);
        ReportJson.Time(json, "first_seen", episode.FirstSeen);
        ReportJson.Time(json, "last_seen", episode.LastSeen);
        Time(json, "absent_at", episode.AbsentAt);
        Time(json, "ended_at", episode.EndedAt);
        Seconds(json, "age", episode.Age(now));
        json.WriteNumber("recurrence", episode.Recurrence);
        json.WriteNumber("changes", episode.Changes);
    }

    private static void WriteRun(Utf8JsonWriter json, RunRecord run)
    {
        json.WriteString("id", run.Id);
        ReportJson.Time(json, "at", run.At);
        json.WriteString("command", run.Command);
        ReportJson.Text(json, "environment", run.Environment);
        json.WriteString("engine", run.Engine);
        json.WriteString("database", run.Database);
        json.WriteString("verdict", run.Outcome.Name());
        if (run.ExitCode is { } code)
            json.WriteNumber("exit_code", code);
        else
            json.WriteNull("exit_code");
        json.WriteNumber("duration_ms", run.DurationMs);
        json.WriteStartObject("by_severity");
        foreach (var severity in ReportCounts.Severities)
            json.WriteNumber(severity.ToString(), run.Count(severity));
        json.WriteEndObject();
        json.WriteNumber("accepted", run.Drifts.Count(drift => drift.AcceptedBy is not null));
        json.WriteNumber("ignored", run.Ignored.Count);
        json.WriteNumber("not_comparable", run.Gaps);
        json.WriteBoolean("stopped_deployment", run.StoppedDeployment);
        if (run.Override is { } let)
            JsonGate.Write(json, let);
        else
            json.WriteNull("override");
        json.WriteBoolean("imported", run.Imported);
        json.WriteString("tool", run.Tool);
        ReportJson.Text(json, "policy_digest", run.Policy.Digest);
        WriteAuthor(json, run.By);
    }

    private static void WriteAuthor(Utf8JsonWriter json, RunAuthor author)
    {
        json.WriteStartObject("by");
        json.WriteString("user", author.User);
        ReportJson.Text(json, "actor", author.Actor);
        ReportJson.Text(json, "run", author.Run);
        ReportJson.Text(json, "commit", author.Commit);
        ReportJson.Text(json, "ref", author.Ref);
        json.WriteEndObject();
    }

    private static void Seconds(Utf8JsonWriter json, string member, TimeSpan? time)
    {
        if (time is { } known)
            json.WriteNumber(member, (long)known.TotalSeconds);
        else
            json.WriteNull(member);
    }

    private static void Time(Utf8JsonWriter json, string member, DateTimeOffset? time)
    {
        if (time is { } known)
            ReportJson.Time(json, member, known);
        else
            json.WriteNull(member);
    }
}
