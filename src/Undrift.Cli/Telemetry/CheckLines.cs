using System.Text.Json;

namespace Undrift.Cli;

/// <summary>A check in Loki: a line for the run, one for each drift.</summary>
internal static class CheckLines
{
    /// <summary>The lines of a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="age">For how long the oldest drift stands; null where no history says it.</param>
    public static IEnumerable<LokiStream> Of(RunRecord run, TimeSpan? age)
    {
        var level = run.Outcome is RunOutcome.Clean or RunOutcome.Allowed ? "info" : "error";
        yield return Stream(run, level, [LokiLine.Of("run", run.Id, json => WriteRun(json, run, age))]);
        foreach (var severity in ReportCounts.Severities)
            if (run.Drifts.Where(drift => drift.Severity == severity).ToArray() is { Length: > 0 } drifts)
                yield return Stream(
                    run,
                    severity.ToString().ToLowerInvariant(),
                    [.. drifts.Select(drift => LokiLine.Of("drift", run.Id, json => WriteDrift(json, drift)))]
                );
    }

    private static LokiStream Stream(RunRecord run, string level, IReadOnlyList<string> lines) =>
        new(run.Command, run.Environment, run.Engine, level, lines);

    private static void WriteRun(Utf8JsonWriter json, RunRecord run, TimeSpan? age)
    {
        LokiLine.Text(json, "database", run.Database);
        json.WriteString("verdict", run.Outcome.Name());
        json.WriteNumber("exit_code", run.ExitCode ?? 0);
        json.WriteNumber("duration_ms", run.DurationMs);
        foreach (var severity in ReportCounts.Severities)
            json.WriteNumber(severity.ToString().ToLowerInvariant(), run.Count(severity));
        json.WriteNumber("not_comparable", run.Gaps);
        if (age is { } known)
            json.WriteNumber("oldest_drift_s", (long)known.TotalSeconds);
        json.WriteBoolean("stopped_deployment", run.StoppedDeployment);
        LokiLine.Author(json, run.By);
    }

    private static void WriteDrift(Utf8JsonWriter json, Sighting drift)
    {
        json.WriteString("id", drift.Id);
        LokiLine.Text(json, "object", drift.Object);
        json.WriteString("type", drift.Type);
        json.WriteString("group", drift.Group);
        json.WriteString("risk", drift.Risk);
        json.WriteString("cause", drift.Cause);
        json.WriteBoolean("blocks", drift.Blocks);
        json.WriteBoolean("accepted", drift.AcceptedBy is not null);
    }
}
