namespace Undrift.Cli;

/// <summary>Makes the plan that removes what a comparison found, and tries it out.</summary>
internal static class PlanRun
{
    /// <summary>The plan that makes the desired schema of the actual one.</summary>
    /// <param name="outcome">The comparison.</param>
    /// <param name="progress">Is told of the proof.</param>
    /// <param name="cancellation">Ends the proof; the scratch database is removed first.</param>
    /// <exception cref="UndriftException">Something could not be compared, or the engine writes no SQL.</exception>
    public static async Task<MadePlan> MakeAsync(
        CheckOutcome outcome,
        Progress progress,
        CancellationToken cancellation
    )
    {
        var judgement = Comparable(outcome);
        var (engine, desired, actual) = (outcome.Pair.Engine, outcome.Pair.Desired, outcome.Pair.Actual);
        var open = judgement.Findings.ToLookup(finding => finding.Accepted is null, finding => finding.Drift);
        var kept = judgement.Ignored.Select(ignored => ignored.Drift).Concat(open[false]).ToList();
        var target = PlanTarget.OfDatabase(desired, actual, [.. open[true]], kept);
        Plan plan;
        using (progress.Step(() => "planning"))
        {
            var renames = new RenameReader(engine, actual, target).Read(outcome.Renames);
            plan = engine.Plan(actual, target, OptionsOf(outcome, renames)) with
            {
                Candidates = [.. RenameCandidates.Of(engine, open[true]).Except(renames)],
            };
        }
        if (plan.Statements.Count == 0 && plan.Residue.Count == 0)
            return new MadePlan(plan, new PlanProof([], null), target);
        if (outcome.Probed is { } source)
            using (progress.Step(() => "looking at rows"))
                plan = await PlanProbe.OfAsync(
                    engine,
                    source,
                    plan,
                    actual,
                    target,
                    outcome.Pair.Scratch,
                    cancellation
                );
        using var step = progress.Step(() => "proof");
        var proof = await PlanProof.OfAsync(engine, plan, actual, target, outcome.Pair.Scratch, cancellation);
        return new MadePlan(plan, proof, target);
    }

    /// <summary>The plans that make what the database has of the desired schema, and back; what a person keeps is left alone.</summary>
    /// <exception cref="UndriftException">Something could not be compared, or the engine writes no SQL.</exception>
    public static async Task<(MadePlan Up, MadePlan Down)> AdoptAsync(
        CheckOutcome outcome,
        Progress progress,
        CancellationToken cancellation,
        bool inMigration = false
    )
    {
        var judgement = Comparable(outcome);
        var drifts = judgement.Findings.ToLookup(finding => finding.Accepted is null, finding => finding.Drift);
        var kept = judgement.Ignored.Select(ignored => ignored.Drift).Concat(drifts[false]).ToList();
        var open = drifts[true].ToList();
        var (engine, desired) = (outcome.Pair.Engine, outcome.Pair.Desired);
        var adopted = PlanTarget.OfCode(desired, outcome.Pair.Actual, open, kept);
        var renames = new RenameReader(engine, adopted, desired).Read(outcome.Renames);
        var there = OptionsOf(outcome, renames) with { InMigration = inMigration };
        var back = there with { Renames = [.. renames.Select(rename => new Rename(rename.To, rename.From))] };
        var up = engine.Plan(desired, adopted, back) with
        {
            Candidates = [.. RenameCandidates.Of(engine, open).Except(renames)],
        };
        var down = engine.Plan(adopted, desired, there);
        using var step = progress.Step(() => "proof");
        return (await TriedAsync(up, desired, adopted), await TriedAsync(down, adopted, desired));

        async Task<MadePlan> TriedAsync(Plan plan, Catalog from, Catalog to) =>
            new(plan, await PlanProof.OfAsync(engine, plan, from, to, outcome.Pair.Scratch, cancellation), to);
    }

    private static PlanOptions OptionsOf(CheckOutcome outcome, IReadOnlyList<Rename> renames) =>
        new()
        {
            Renames = renames,
            Online = outcome.Online,
            ColumnOrder = outcome.ColumnOrder,
        };

    private static Judgement Comparable(CheckOutcome outcome)
    {
        var judgement = outcome.Report.Judgement;
        if (judgement.Gaps is [var gap, ..])
            throw new UndriftException(
                FailureKind.Inconclusive,
                $"no SQL is written while something could not be compared: {gap.Subject}: {gap.Reason}",
                next: "see all that is open with 'undrift check'"
            );
        return judgement;
    }

    /// <summary>
    /// The plan for a report, or why there is none. Detection never depends on repair: whatever goes wrong here, the report
    /// comes out whole.
    /// </summary>
    public static async Task<Remedy> RemedyAsync(
        CheckOutcome outcome,
        Progress progress,
        CancellationToken cancellation
    )
    {
        try
        {
            var made = await MakeAsync(outcome, progress, cancellation);
            return Remedy.Of(made.Plan, made.Proof);
        }
        catch (UndriftException failure)
        {
            return Remedy.None(failure.Next is { } next ? $"{failure.Message}; {next}" : failure.Message);
        }
        catch (Exception defect) when (defect is not (OperationCanceledException or OutOfMemoryException))
        {
            return Remedy.None($"this is a defect of Undrift: {defect.GetType().Name}: {defect.Message}");
        }
    }

    /// <summary>Prints the plan as SQL.</summary>
    public static void Print(MadePlan made, string purpose, CliHost host) =>
        host.Out.Write(Remedy.Of(made.Plan, made.Proof).Sql(purpose));
}

/// <summary>A plan that was tried out.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Proof">What came of it.</param>
/// <param name="Result">What is read back once it has run.</param>
internal sealed record MadePlan(Plan Plan, PlanProof Proof, Catalog Result)
{
    /// <summary>True when there is nothing to do, or the plan is proven and leaves nothing.</summary>
    public bool IsWhole => Proof.IsProven && Plan.Residue.Count == 0;

    /// <summary>The plan as a file.</summary>
    public PlanFile ToFile(CheckOutcome outcome)
    {
        var (desired, actual) = (outcome.Pair.Desired, outcome.Pair.Actual);
        return new PlanFile(
            CliHost.Tool,
            outcome.Pair.Engine.Name,
            new PlanSide(actual.Origin.Description, actual.Origin.ServerVersion),
            new PlanSide(desired.Origin.Description, desired.Origin.ServerVersion),
            actual.Schemas,
            actual.Cluster,
            outcome.Report.Fingerprint,
            Canonical.ResultFingerprint(Result),
            Plan,
            PlanStanding.Of(Proof)
        );
    }
}
