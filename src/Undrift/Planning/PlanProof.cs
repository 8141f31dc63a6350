using System.Diagnostics;

namespace Undrift;

/// <summary>What came of running a plan on a scratch database.</summary>
/// <param name="Left">What still differs; empty when the plan is proven.</param>
/// <param name="Failure">Why the plan could not be tried out or failed; null when it ran.</param>
public sealed record PlanProof(IReadOnlyList<Drift> Left, string? Failure)
{
    /// <summary>How long it took.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>What no statement can build on a scratch database and the plan does not touch: it was left out.</summary>
    public IReadOnlyList<ObjectId> Without { get; init; } = [];

    /// <summary>What no statement can build as it is: something nearly the same was built (<see cref="IEngine.StandIn"/>).</summary>
    public IReadOnlyList<ObjectId> StandIns { get; init; } = [];

    /// <summary>True when the plan ran and its result is the target.</summary>
    public bool IsProven => Failure is null && Left.Count == 0;

    /// <summary>
    /// Builds the current schema on a scratch database from its catalog alone, runs the plan there, reads the result and
    /// compares it with the target.
    /// </summary>
    /// <param name="engine">The engine.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="current">The schema that the plan was made for.</param>
    /// <param name="target">The schema that it shall make.</param>
    /// <param name="options">Where the scratch database lives.</param>
    /// <param name="cancellation">Ends the attempt; the scratch database is removed first.</param>
    public static async Task<PlanProof> OfAsync(
        IEngine engine,
        Plan plan,
        Catalog current,
        Catalog target,
        BuildOptions options,
        CancellationToken cancellation
    )
    {
        var started = Stopwatch.GetTimestamp();
        var proof = await RunAsync(engine, plan, current, target, options, cancellation);
        return proof with { Duration = Stopwatch.GetElapsedTime(started) };
    }

    private static async Task<PlanProof> RunAsync(
        IEngine engine,
        Plan plan,
        Catalog current,
        Catalog target,
        BuildOptions options,
        CancellationToken cancellation
    )
    {
        options = options with { Dependencies = true };
        try
        {
            // What every database has is not made anew.
            var empty = await engine.BuildAsync([], options, cancellation);
            var ground = ProofGround.Of(engine, empty, plan, current, target);
            if (ground.Failure is { } failure)
                return new PlanProof([], failure);
            var before = Script("the current schema", ground.Rebuild);
            var rebuilt = await CompareAsync(engine, ground.Current, [before], options, cancellation);
            if (rebuilt is [var wrong, ..])
                return new PlanProof(
                    [],
                    $"the current schema cannot be built anew: {wrong.Object} comes out otherwise"
                );
            SqlScript[] scripts = [before, Script("the plan", plan)];
            var left = await CompareAsync(engine, ground.Target, scripts, options, cancellation);
            return new PlanProof(left, null) { Without = ground.Without, StandIns = ground.StandIns };
        }
        catch (UndriftException failure) when (failure.Kind == FailureKind.Failed)
        {
            return new PlanProof([], $"{failure.Message} ({failure.Where})");
        }
    }

    private static async Task<IReadOnlyList<Drift>> CompareAsync(
        IEngine engine,
        Catalog wanted,
        IReadOnlyList<SqlScript> scripts,
        BuildOptions options,
        CancellationToken cancellation
    )
    {
        var built = await engine.BuildAsync(scripts, options, cancellation);
        var how = new ComparisonOptions(AllowEmpty: true);
        return (await SchemaComparer.CompareAsync(engine, wanted, built, how, options, cancellation)).Drifts;
    }

    private static SqlScript Script(string name, Plan plan) => new(name, () => new StringReader(plan.Sql));
}
