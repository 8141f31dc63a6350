namespace Undrift;

/// <summary>
/// Tells which leg moved. The migrations are replayed on a scratch database to where the database says it is, and on to the
/// end; what differs between these states, the model and the database says of each drift why it is there.
/// </summary>
/// <param name="engine">The engine.</param>
/// <param name="desired">The model.</param>
/// <param name="actual">The database.</param>
/// <param name="options">Where the scratch database lives, scope, the version to be near to.</param>
internal sealed class CauseFinder(IEngine engine, Catalog desired, Catalog actual, BuildOptions options)
{
    /// <summary>The causes of drifts between model and database.</summary>
    /// <param name="applied">What the database's history says.</param>
    /// <param name="cancellation">Ends the work; the scratch database is removed first.</param>
    /// <exception cref="UndriftException">A migration fails: what was applied cannot be replayed.</exception>
    public async Task<DriftCauses> FindAsync(AppliedMigrations applied, CancellationToken cancellation)
    {
        var (states, failure) = await ReplayAsync(applied, cancellation);
        var recorded = states[0];
        var next = states.Count > 1 ? states[1] : recorded;
        var last = states[^1];
        var fromNext = await DifferencesAsync(next, actual, cancellation);
        var causes = new DriftCauses(
            ByHand: new DriftIndex(await DifferencesAsync(recorded, actual, cancellation)),
            Ahead: new DriftIndex(await DifferencesAsync(desired, last, cancellation)),
            Pending: new DriftIndex(await DifferencesAsync(recorded, last, cancellation)),
            FailureOfPending: failure
        );
        var half = await DifferencesAsync(recorded, next, cancellation);
        return causes.IsHalf(half, new DriftIndex(fromNext), applied.Failed is not null)
            ? causes with
            {
                HalfRun = new DriftIndex(half),
            }
            : causes;
    }

    /// <summary>The schema as recorded, behind the next migration, and behind all; up to the first that fails.</summary>
    private async Task<(List<Catalog> States, UndriftException? Failure)> ReplayAsync(
        AppliedMigrations applied,
        CancellationToken cancellation
    )
    {
        var stages = new List<IReadOnlyList<SqlScript>> { Scripts(applied.Applied) };
        if (applied.Pending.Count > 0)
            stages.Add(Scripts(applied.Pending.Take(1)));
        if (applied.Pending.Count > 1)
            stages.Add(Scripts(applied.Pending.Skip(1)));
        var states = new List<Catalog>();
        try
        {
            await foreach (var state in CatalogCache.BuildStagesAsync(engine, stages, options, cancellation))
                states.Add(CatalogLoader.Scoped(state, options.Schemas));
            return (states, null);
        }
        catch (UndriftException failure) when (states.Count > 0)
        {
            return (states, failure);
        }
    }

    private static List<SqlScript> Scripts(IEnumerable<Migration> migrations) =>
        migrations.Select(migration => migration.Up).ToList();

    private async Task<IReadOnlyList<Drift>> DifferencesAsync(
        Catalog from,
        Catalog to,
        CancellationToken cancellation
    ) =>
        ReferenceEquals(from, to)
            ? []
            : (
                await SchemaComparer.CompareAsync(
                    engine,
                    from,
                    to,
                    new ComparisonOptions(new HashSet<DriftGroup> { DriftGroup.OrderMismatch }, AllowEmpty: true),
                    options,
                    cancellation
                )
            ).Drifts;
}

/// <summary>What differs between the replayed migrations, the model and the database.</summary>
/// <param name="ByHand">Between the migrations as recorded and the database.</param>
/// <param name="Ahead">Between the model and all migrations.</param>
/// <param name="Pending">Between the migrations as recorded and all of them.</param>
/// <param name="FailureOfPending">Why the pending migrations do not run; null: they do.</param>
internal sealed record DriftCauses(
    DriftIndex ByHand,
    DriftIndex Ahead,
    DriftIndex Pending,
    UndriftException? FailureOfPending
)
{
    /// <summary>What the migration changes that was run half-way; null: there is none.</summary>
    public DriftIndex? HalfRun { get; init; }

    /// <summary>The cause of a drift between model and database.</summary>
    public string Of(Drift drift)
    {
        if (HalfRun?.Touches(drift) == true)
            return Cause.Failed;
        if (ByHand.Touches(drift))
            return Cause.Manual;
        if (Ahead.Touches(drift))
            // Behind a pending migration that fails nobody knows what the rest of them makes.
            return FailureOfPending is null ? Cause.ModelAhead : Cause.Unknown;
        return Pending.Touches(drift) ? Cause.Pending : Cause.Unknown;
    }

    /// <summary>True when some of a migration's changes are in the database and some are not, or its tool says that it failed.</summary>
    /// <param name="changes">The migration's changes.</param>
    /// <param name="missing">What the database lacks of the state behind it.</param>
    /// <param name="saysSo">True when the history says that it failed.</param>
    public bool IsHalf(IReadOnlyList<Drift> changes, DriftIndex missing, bool saysSo) =>
        changes.Count > 0
        && (
            saysSo
            || (changes.Any(change => !missing.Touches(change)) && changes.Any(change => !ByHand.Touches(change)))
        );
}
