namespace Undrift.Cli;

/// <summary><c>undrift migrate --plan</c>: what each step would do. The database is read, and nothing else is touched.</summary>
internal sealed class DeploymentPlan(DeploymentGround ground, SchemaLooker looker, IDeploymentTarget target)
{
    /// <summary>Prints it; returns the exit code with which the deployment would be refused, else 0.</summary>
    /// <exception cref="UndriftException">The database cannot be looked at.</exception>
    public async Task<int> PrintAsync(DeploymentCommand command, MigrationSet? set, CancellationToken cancellation)
    {
        var holder = await target.HolderAsync(cancellation);
        var refused = await RefusalAsync(set, cancellation);
        Print("lock", holder is null ? "free: it is taken" : $"another deployment has it: {holder}");
        Print("preflight", refused is null ? "nothing stands against it (see above)" : $"refuses: {refused.Message}");
        Print("approval", new ApprovalStep(ground).Words);
        Print("backup", new BackupStep(ground).Words);
        Print(
            "command",
            $"{command.Shown}{(command.Origin is null ? "" : $" ({command.Origin})")}, ended after {Duration.Text(ground.Options.TimeoutOf(ground.Parsed))}"
        );
        Print("post-check", "the history of migrations, and the schema against what they make");
        if (refused?.Next is { } next)
            ground.Say("next", next);
        return refused?.Code ?? (holder is null ? ExitCode.Success : ExitCode.Failed);
    }

    private void Print(string step, string what) =>
        ground.Host.Out.WriteLine($"{step, -10} {ground.Redaction.Of(what)}");

    private async Task<DeploymentRefused?> RefusalAsync(MigrationSet? set, CancellationToken cancellation)
    {
        try
        {
            await new PreflightStep(ground, looker).LookAsync(set, cancellation);
            return null;
        }
        catch (DeploymentRefused refused)
        {
            return refused;
        }
    }
}
