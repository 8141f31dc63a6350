using System.Globalization;
using System.Text.Json;

namespace Undrift;

/// <summary>An alert on the end of a deployment.</summary>
/// <param name="Run">The deployment.</param>
/// <param name="Context">Where it comes from.</param>
internal sealed record DeploymentAlert(DeploymentRecord Run, AlertContext Context) : Alert(Context)
{
    private const int MostNames = 50;
    private const int LongestProblem = 600;
    private const int KeyLength = 16;

    public override string Subject => "migration";

    public override string Event => "migration";

    /// <summary>The same for all deployments of one environment and database: the next success closes what a failure opened.</summary>
    public override string Key { get; } =
        Canonical.Hash(string.Join('\0', "deploy", Run.Environment, Run.Engine, Run.Database))[..KeyLength] + "-deploy";

    public override AlertStage Stage =>
        Run.Outcome.IsFailure() ? AlertStage.Trouble
        : Run.Outcome == DeploymentOutcome.Succeeded ? AlertStage.Resolved
        : AlertStage.News;

    public override string Place { get; } = Name(Run.Environment ?? Run.Database);

    public override string Source => Name(Run.Database);

    public override string Engine => Run.Engine;

    public override DateTimeOffset At => Run.At;

    public override Severity Severity => Stage == AlertStage.Trouble ? Severity.ERROR : Severity.INFO;

    /// <summary>What stopped before the command did not touch the database.</summary>
    public override Risk Risk =>
        Stage != AlertStage.Trouble ? Risk.Minor
        : Run.FailedStep < DeploymentStep.Command ? Risk.Major
        : Risk.Critical;

    public override bool IsChange => Run.Outcome == DeploymentOutcome.Succeeded && Run.Applied.Count > 0;

    public override string Title =>
        Stage switch
        {
            AlertStage.Trouble => $"🔴 Migration {Words}: {Place}",
            AlertStage.Resolved => $"✅ Migration {Words}: {Place}",
            _ => $"⚪ Migration {Words}: {Place}",
        };

    public override IEnumerable<(string Name, string Value)> Facts
    {
        get
        {
            yield return ("Environment", Place);
            yield return ("Database", Source);
            yield return ("Result", Run.FailedStep is { } step ? $"{Words} at the step {step.Name()}" : Words);
            if (Run.Problem is { } problem)
                yield return ("Problem", Name(problem, LongestProblem));
            if (Run.ToVersion is { } to)
                yield return ("Version", Name(Run.FromVersion is { } from && from != to ? $"{from} → {to}" : to));
            yield return ("Applied", Run.Applied.Count.ToString(CultureInfo.InvariantCulture));
            if (Run.Pending.Count > 0)
                yield return ("Still pending", Run.Pending.Count.ToString(CultureInfo.InvariantCulture));
            yield return ("Duration", AgeWords.Of(TimeSpan.FromMilliseconds(Run.DurationMs)));
            if (Run.CommandExitCode is { } code)
                yield return ("Exit code", code.ToString(CultureInfo.InvariantCulture));
            yield return ("Command", Name(Run.Command));
            if (Run.BackupId is { } backup)
                yield return ("Backup", Name(backup));
            if ((Run.By.Actor ?? Run.By.User) is { Length: > 0 } actor)
                yield return ("By", Name(actor));
            foreach (var fact in Origin())
                yield return fact;
        }
    }

    public override IEnumerable<string> Items =>
        Run
            .Applied.Take(MostNames)
            .Select(name => $"applied {Name(name)}")
            .Concat(Run.Pending.Take(MostNames).Select(name => $"pending {Name(name)}"));

    public override string Action =>
        Stage != AlertStage.Trouble ? "Nothing is left to do."
        : Risk == Risk.Critical
            ? "Do not run it again before you know what was applied: undrift status says that, undrift rollback --advise the way back that fits."
        : "The migration was not begun. Remove the cause, and run it again.";

    public override string Resolution => "a later migration succeeded";

    public override void WriteFields(Utf8JsonWriter json)
    {
        json.WriteString("run_id", Run.Id);
        ReportJson.Text(json, "environment", Run.Environment);
        ReportJson.Text(json, "database", Run.Database);
        json.WriteString("result", Run.Outcome.Name());
        ReportJson.Text(json, "failed_step", Run.FailedStep?.Name());
        ReportJson.Text(json, "problem", Run.Problem);
        json.WriteString("severity", Severity.ToString());
        json.WriteString("risk", ReportWords.Of(Risk));
        ReportJson.Text(json, "from_version", Run.FromVersion);
        ReportJson.Text(json, "to_version", Run.ToVersion);
        json.WriteNumber("applied", Run.Applied.Count);
        json.WriteNumber("pending", Run.Pending.Count);
        json.WriteNumber("duration_ms", Run.DurationMs);
        ReportJson.Text(json, "backup", Run.BackupId);
        ReportJson.Time(json, "started_at", At);
    }

    private string Words =>
        Run.Outcome switch
        {
            DeploymentOutcome.TimedOut => "timed out",
            var outcome => outcome.Name(),
        };
}
