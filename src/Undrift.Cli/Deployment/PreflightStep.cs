namespace Undrift.Cli;

/// <summary>Looks before anything is run: what was before, where the database stands, whether it is what it shall be.</summary>
internal sealed class PreflightStep(DeploymentGround ground, SchemaLooker looker)
{
    private const int ShownDrifts = 5;
    private const int LongestDrift = 160;

    /// <summary>Looks, and says what it sees.</summary>
    /// <exception cref="DeploymentRefused">The deployment may not begin.</exception>
    /// <exception cref="UndriftException">Something cannot be seen.</exception>
    public async Task<SchemaLook> LookAsync(MigrationSet? set, CancellationToken cancellation)
    {
        var compare = !ground.Parsed.GetValue(ground.Options.NoCheck);
        var look = await looker.LookAsync(set, compare, cancellation);
        SayState(set, look.State);
        if (look.State?.Obstacle is { } obstacle && !ground.Parsed.GetValue(ground.Options.AfterFailure))
            throw new DeploymentRefused(
                ExitCode.Drift,
                obstacle,
                $"'undrift rollback --advise {ground.Target}' weighs the ways back; --after-failure goes on as it is"
            );
        if (compare)
            Judge(look);
        else
            ground.Say("drift", "not looked at (--no-check)");
        await new ReviewStep(ground).LookAsync(look, cancellation);
        return look;
    }

    private void SayState(MigrationSet? set, DeploymentState? state)
    {
        if (state is null)
        {
            ground.Say(
                "pending",
                set is null
                    ? "not known: no migrations are named (--migrations, or migrations: in undrift.yml)"
                    : $"not known: {set.Flavour} keeps no history in the database"
            );
            return;
        }
        ground.Say("at", Visible.Text(state.Applied.Version ?? "the beginning: nothing was run yet"));
        ground.Say("pending", Pending(state));
        foreach (var fault in state.Applied.Faults)
            ground.Say("note", Visible.Text(fault.ToString()));
    }

    /// <summary>What is pending, in words.</summary>
    public static string Pending(DeploymentState state) =>
        state.Pending.Count == 0
            ? "nothing"
            : $"{KindWords.Count(state.Pending.Count, "migration")}: {Visible.Text(string.Join(", ", state.Pending))}";

    private void Judge(SchemaLook look)
    {
        if (look.Judgement is not { } judgement)
        {
            ground.Say("drift", "not looked at: without a history of migrations nobody knows what the schema shall be");
            return;
        }
        SayDrifts(ground, look.Drifts);
        var code = ExitCode.Of(judgement, policyEnforced: true, byRisk: false);
        if (code == ExitCode.Success || (code == ExitCode.Drift && !looker.IsDecided))
            return;
        throw code == ExitCode.Inconclusive
            ? new DeploymentRefused(
                code,
                $"whether the schema is the expected one cannot be told: {string.Join("; ", judgement.Gaps.Select(gap => $"{gap.Subject}: {gap.Reason}"))}",
                "give the role the rights that 'undrift grants' prints, or leave the comparison out with --no-check"
            )
            : new DeploymentRefused(
                code,
                Blocked(look),
                $"see it with 'undrift check {ground.Target}', remove, adopt or accept it; --no-check leaves the comparison out"
            );
    }

    private static string Blocked(SchemaLook look) =>
        GateMessage.Of(look.Outcome!.Report)?.Replace("undrift: ", "", StringComparison.Ordinal)
        ?? "the policy blocks this deployment";

    /// <summary>Says what differs, the first of them one by one.</summary>
    public static void SayDrifts(DeploymentGround ground, IReadOnlyList<Finding> drifts)
    {
        ground.Say(
            "drift",
            drifts.Count == 0
                ? "none: the schema is what the applied migrations make"
                : $"{KindWords.Count(drifts.Count, "drift")} from what the applied migrations make"
        );
        foreach (var finding in drifts.Take(ShownDrifts))
            ground.Say("", $"{finding.Severity} {DriftSentence.Of(finding.Drift, LongestDrift)}");
        if (drifts.Count > ShownDrifts)
            ground.Say("", $"and {drifts.Count - ShownDrifts} more: 'undrift check {ground.Target}' shows all");
    }
}
