namespace Undrift.Cli;

/// <summary>Tells what became of the deployment before this one, where it did not end well.</summary>
internal sealed class PreviousRun(DeploymentGround ground, DeploymentJournal journal)
{
    /// <summary>Says what was before.</summary>
    /// <exception cref="DeploymentRefused">Something of it is still at work.</exception>
    /// <exception cref="UndriftException">The history or the server cannot be asked.</exception>
    public async Task TellAsync(IDeploymentLock held, CancellationToken cancellation)
    {
        if (
            await journal.PreviousAsync(cancellation) is not { } before
            || before.Outcome == DeploymentOutcome.Succeeded
        )
            return;
        ground.Say("before", Words(before));
        if (before.FailedStep is not (DeploymentStep.Command or DeploymentStep.PostCheck))
            return;
        if (before.Outcome == DeploymentOutcome.Interrupted)
            journal.Killed = before;
        var processes = CommandProcesses.Of(before.Id, root: null);
        if (processes.Count > 0)
            throw new DeploymentRefused(
                ExitCode.Failed,
                $"the command of run {before.Id} is still running: process {string.Join(", ", processes)} ({before.Command})",
                $"wait until it has ended, or end it: kill {string.Join(' ', processes)}"
            );
        var sessions = await held.SessionsAsync(new CommandTrace(before.Id, [], [], Others: false), cancellation);
        if (sessions is [var session, ..])
            throw new DeploymentRefused(
                ExitCode.Failed,
                $"the command of run {before.Id} is still at work at the server: {session.Words}",
                $"wait until it has ended, or end it: {session.EndedBy}"
            );
    }

    private static string Words(DeploymentRecord before)
    {
        var who = $"run {before.Id} of {Moment.Text(before.At)} by {before.By.Actor ?? before.By.User}";
        var step = before.FailedStep is { } failed ? $" at the step '{StepWords.Of(failed)}'" : "";
        return before.Outcome switch
        {
            DeploymentOutcome.Interrupted => $"{who} did not come to its end{step}: {Killed(before)}",
            _ => $"{who} {StepWords.Of(before.Outcome)}{step}: {before.Problem}",
        };
    }

    private static string Killed(DeploymentRecord before) =>
        before.FailedStep switch
        {
            DeploymentStep.Command => $"it was killed while its command ran ({before.Command})",
            DeploymentStep.PostCheck =>
                $"it was killed after its command had ended with exit code {before.CommandExitCode}",
            _ => "it was killed before its command was run; nothing was changed",
        };
}
