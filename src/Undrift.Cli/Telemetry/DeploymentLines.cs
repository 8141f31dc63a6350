using System.Text.Json;

namespace Undrift.Cli;

/// <summary>A deployment in Loki: a line when it begins, one when it is at its end.</summary>
internal static class DeploymentLines
{
    /// <summary>The command that the lines come from.</summary>
    public const string Command = "migrate";

    /// <summary>Migrations that one line names; their number is always told.</summary>
    private const int MostNames = 100;

    /// <summary>The line of the begin.</summary>
    public static LokiStream Started(DeploymentRecord run) =>
        Stream(run, "info", "migration_started", json => WriteCommon(json, run));

    /// <summary>The line of the end.</summary>
    public static LokiStream Finished(DeploymentRecord run) =>
        Stream(run, LevelOf(run.Outcome), "migration_finished", json => WriteEnd(json, run));

    private static string LevelOf(DeploymentOutcome outcome) =>
        outcome.IsFailure() ? "error"
        : outcome == DeploymentOutcome.Succeeded ? "info"
        : "warning";

    private static LokiStream Stream(DeploymentRecord run, string level, string kind, Action<Utf8JsonWriter> write) =>
        new(Command, run.Environment, run.Engine, level, [LokiLine.Of(kind, run.Id, write)]);

    private static void WriteCommon(Utf8JsonWriter json, DeploymentRecord run)
    {
        LokiLine.Text(json, "database", run.Database);
        LokiLine.Text(json, "migration_command", run.Command);
        LokiLine.Text(json, "from_version", run.FromVersion);
        LokiLine.Text(json, "tool", run.Tool);
        LokiLine.Author(json, run.By);
    }

    private static void WriteEnd(Utf8JsonWriter json, DeploymentRecord run)
    {
        WriteCommon(json, run);
        json.WriteString("result", run.Outcome.Name());
        json.WriteNumber("duration_ms", run.DurationMs);
        if (run.CommandMs is { } command)
            json.WriteNumber("command_ms", command);
        if (run.CommandExitCode is { } code)
            json.WriteNumber("exit_code", code);
        LokiLine.Text(json, "failed_step", run.FailedStep?.Name());
        LokiLine.Text(json, "problem", run.Problem);
        LokiLine.Text(json, "to_version", run.ToVersion);
        json.WriteNumber("applied", run.Applied.Count);
        if (run.Applied.Count > 0)
            LokiLine.Text(json, "applied_names", string.Join(", ", run.Applied.Take(MostNames)));
        json.WriteNumber("pending", run.Pending.Count);
        LokiLine.Text(json, "backup", run.BackupId);
    }
}
