namespace Undrift.Cli;

/// <summary>
/// Looks when the command has ended: what its tool recorded, and whether the schema is what the recorded migrations make.
/// </summary>
internal sealed class PostCheckStep(DeploymentGround ground, SchemaLooker looker, SchemaLook before)
{
    /// <summary>Looks, and says what the deployment came to.</summary>
    /// <param name="command">How the command ended.</param>
    /// <param name="journal">Gets what was applied.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<DeploymentEnd> LookAsync(
        CommandEnd command,
        DeploymentJournal journal,
        CancellationToken cancellation
    )
    {
        var well = command.Outcome == DeploymentOutcome.Succeeded;
        try
        {
            var set = await looker.MigrationsAsync(cancellation);
            var compare = !well || !ground.Parsed.GetValue(ground.Options.NoCheck);
            var after = await looker.LookAsync(set, compare, cancellation);
            Note(after, journal);
            return well ? Judged(after) : Failed(command, after);
        }
        catch (UndriftException unseen)
        {
            var problem = $"the database cannot be looked at: {unseen.Message} ({unseen.Where})";
            return well
                ? new DeploymentEnd(
                    ExitCode.Inconclusive,
                    DeploymentOutcome.Failed,
                    $"the command ended well, and {problem}",
                    unseen.Next?.Replace("with --timeout", "with --statement-timeout", StringComparison.Ordinal)
                )
                : Failed(command, null) with
                {
                    Problem = $"{Words(command)}; {problem}",
                };
        }
    }

    private void Note(SchemaLook after, DeploymentJournal journal)
    {
        if (after.State is not { } state)
            return;
        var applied = before.State is { } earlier ? state.AppliedSince(earlier) : [];
        ground.Say("applied", applied.Count == 0 ? "nothing" : Visible.Text(string.Join(", ", applied)));
        ground.Say("at", Visible.Text(state.Applied.Version ?? "the beginning: nothing was run yet"));
        if (state.Pending.Count > 0)
            ground.Say("pending", PreflightStep.Pending(state));
        journal.Record = journal.Record with
        {
            Applied = applied,
            Pending = state.Pending,
            ToVersion = state.Applied.Version,
        };
    }

    private DeploymentEnd Failed(CommandEnd command, SchemaLook? after)
    {
        var code = command.Outcome switch
        {
            DeploymentOutcome.Cancelled => ExitCode.Cancelled,
            DeploymentOutcome.TimedOut => ExitCode.TimedOut,
            _ => command.ExitCode ?? ExitCode.Failed,
        };
        var obstacle = after?.State?.Obstacle;
        return new DeploymentEnd(
            code,
            command.Outcome,
            obstacle is null ? Words(command) : $"{Words(command)}; {obstacle}",
            obstacle is null && after?.State is not null
                ? "nothing is half applied: remove the cause and run it again"
                : $"'undrift rollback --advise {ground.Target}' weighs the ways back"
        );
    }

    private string Words(CommandEnd command) =>
        command.Outcome switch
        {
            DeploymentOutcome.Cancelled => "the command was cancelled and ended",
            DeploymentOutcome.TimedOut =>
                $"the command took longer than {Duration.Text(ground.Options.TimeoutOf(ground.Parsed))} and was ended",
            _ => $"the command failed with exit code {command.ExitCode}",
        };

    private DeploymentEnd Judged(SchemaLook after)
    {
        if (after.State is { } state && (state.Obstacle ?? Left(state)) is { } problem)
            return Wrong(
                problem,
                $"see where the database stands with 'undrift check {ground.Target}', and run what is pending"
            );
        if (after.Judgement is not { } judgement)
            return new DeploymentEnd(ExitCode.Success, DeploymentOutcome.Succeeded);
        if (judgement.Gaps.Count > 0)
            return new DeploymentEnd(
                ExitCode.Inconclusive,
                DeploymentOutcome.Failed,
                $"the command ended well, and whether the schema is what its migrations make cannot be told: {judgement.Gaps[0].Subject}: {judgement.Gaps[0].Reason}",
                "give the role the rights that 'undrift grants' prints"
            );
        return Drifted(after.Drifts);
    }

    private DeploymentEnd Drifted(IReadOnlyList<Finding> drifts)
    {
        var known = before.Drifts.Select(finding => finding.Drift.Id).ToHashSet(StringComparer.Ordinal);
        var fresh = drifts.Where(finding => !known.Contains(finding.Drift.Id)).ToList();
        PreflightStep.SayDrifts(ground, fresh);
        if (drifts.Count > fresh.Count)
            ground.Say("", $"besides {KindWords.Count(drifts.Count - fresh.Count, "drift")} that was there before");
        return fresh.Any(finding => finding.Blocks || !looker.IsDecided)
            ? Wrong(
                $"the command ended well, and the schema is not what its migrations make: {KindWords.Count(fresh.Count, "drift")} more than before",
                $"see it with 'undrift check {ground.Target}'"
            )
            : new DeploymentEnd(ExitCode.Success, DeploymentOutcome.Succeeded);
    }

    private static string? Left(DeploymentState state) =>
        state.Pending.Count == 0
            ? null
            : $"the command ended well, and {KindWords.Count(state.Pending.Count, "migration")} {(state.Pending.Count == 1 ? "is" : "are")} still pending: {Visible.Text(string.Join(", ", state.Pending))}";

    private static DeploymentEnd Wrong(string problem, string next) =>
        new(ExitCode.Drift, DeploymentOutcome.Failed, problem, next);
}
