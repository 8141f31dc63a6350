namespace Undrift.Cli;

/// <summary>Makes the plan that removes what a comparison found, tries it out and prints it.</summary>
internal static class PlanRun
{
    /// <summary>The plan that makes the desired schema of the actual one.</summary>
    /// <param name="outcome">The comparison.</param>
    /// <param name="purpose">What the plan does, for its first line.</param>
    /// <param name="host">Where it is printed.</param>
    /// <param name="cancellation">Ends the proof; the scratch database is removed first.</param>
    /// <returns>True when there is nothing to do, or the plan is proven and leaves nothing.</returns>
    /// <exception cref="UndriftException">Something could not be compared, or the engine writes no SQL.</exception>
    public static async Task<bool> PrintAsync(
        CheckOutcome outcome,
        string purpose,
        CliHost host,
        CancellationToken cancellation
    )
    {
        if (outcome.Report.Judgement.Gaps is [var gap, ..])
            throw new UndriftException(
                FailureKind.Inconclusive,
                $"no SQL is written while something could not be compared: {gap.Subject}: {gap.Reason}",
                next: "see all that is open with 'undrift check'"
            );
        var (engine, desired, actual) = (outcome.Pair.Engine, outcome.Pair.Desired, outcome.Pair.Actual);
        var judgement = outcome.Report.Judgement;
        var kept = judgement
            .Ignored.Select(ignored => ignored.Drift)
            .Concat(judgement.Findings.Where(finding => finding.Accepted is not null).Select(finding => finding.Drift));
        var target = PlanTarget.Of(desired, actual, kept);
        var plan = engine.Plan(actual, target);
        if (plan.Statements.Count == 0 && plan.Residue.Count == 0)
        {
            host.Out.WriteLine("-- Nothing to do: the schemas do not differ.");
            return true;
        }
        var proof = await PlanProof.OfAsync(engine, plan, actual, target, outcome.Pair.Scratch, cancellation);
        host.Out.Write(PlanText.Of(plan, proof, purpose));
        return proof.IsProven && plan.Residue.Count == 0;
    }
}
