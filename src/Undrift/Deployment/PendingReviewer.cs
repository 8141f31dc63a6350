namespace Undrift;

/// <summary>
/// Looks at what pending migrations would do to a database, without touching it: its schema is rebuilt on a scratch database
/// and they are run there, statement by statement; what each did is joined with how much the real tables hold.
/// </summary>
internal static class PendingReviewer
{
    private static readonly HashSet<Hazard> OfRows =
    [
        Hazard.DataLoss,
        Hazard.TableRewrite,
        Hazard.ValidationScan,
        Hazard.IndexBuild,
        Hazard.Irreversible,
    ];

    /// <summary>Reviews them.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="database">The database's text. Holds a credential.</param>
    /// <param name="actual">Its schema, all of it, read with <see cref="ReadOptions.Dependencies"/>.</param>
    /// <param name="pending">The migrations in order.</param>
    /// <param name="scratch">Where the scratch database lives.</param>
    /// <param name="read">Time-outs for looking at the tables.</param>
    /// <param name="cancellation">Ends the work; the scratch database is removed first.</param>
    /// <exception cref="UndriftException">The real tables could not be looked at.</exception>
    public static async Task<PendingReview> OfAsync(
        IEngine engine,
        string database,
        Catalog actual,
        IReadOnlyList<Migration> pending,
        BuildOptions scratch,
        ReadOptions read,
        CancellationToken cancellation
    )
    {
        if (pending.Count == 0)
            return new PendingReview([]);
        var options = scratch.Near(actual) with { Schemas = [], Dependencies = true };
        try
        {
            var empty = await engine.BuildAsync([], options, cancellation);
            var ground = ProofGround.Of(engine, empty, new Plan([], []), actual, actual);
            if (ground.Failure is { } failure)
                return Unseen(pending, failure);
            var observed = await engine.ObserveAsync(
                [new SqlScript("the current schema", () => new StringReader(ground.Rebuild.Sql))],
                [.. pending.Select(migration => migration.Up)],
                options,
                cancellation
            );
            var rows = await RowsAsync(engine, database, actual, observed, read, cancellation);
            return Joined(pending, observed, rows, ground.Without);
        }
        catch (UndriftException failure) when (failure.Kind == FailureKind.Failed)
        {
            return Unseen(pending, $"{failure.Message}{(failure.Where is { } where ? $" ({where})" : "")}");
        }
    }

    private static PendingReview Unseen(IReadOnlyList<Migration> pending, string failure) =>
        new([.. pending.Select(migration => Of(migration, []))]) { Failure = failure };

    private static PendingMigration Of(Migration migration, IReadOnlyList<PendingEffect> effects) =>
        new(AppliedMigrations.Label(migration), migration.File, effects);

    private static async Task<Dictionary<ObjectId, TableRows>> RowsAsync(
        IEngine engine,
        string database,
        Catalog actual,
        IReadOnlyList<ObservedScript> observed,
        ReadOptions read,
        CancellationToken cancellation
    )
    {
        var tables = observed
            .SelectMany(script => script.Effects)
            .Select(effect => effect.Table)
            .OfType<ObjectId>()
            .Distinct()
            .Where(table => actual.Find(table) is not null)
            .ToList();
        if (tables.Count == 0)
            return [];
        var found = await engine.ProbeAsync(database, tables, read, cancellation);
        return found.Tables.ToDictionary(item => item.Table);
    }

    private static PendingReview Joined(
        IReadOnlyList<Migration> pending,
        IReadOnlyList<ObservedScript> observed,
        Dictionary<ObjectId, TableRows> rows,
        IReadOnlyList<ObjectId> without
    )
    {
        var reviewed = pending.Zip(observed, (migration, script) => Of(migration, script, rows)).ToList();
        var rest = pending.Skip(reviewed.Count).Select(migration => Of(migration, []));
        var failed = reviewed.FindIndex(migration => migration.Failure is not null);
        var all = new PendingReview([.. reviewed, .. rest]);
        if (failed < 0)
            return all;
        var behind = pending.Count - failed - 1;
        return all with
        {
            // Where the copy lacks something, that may be why.
            Failure =
                without.Count > 0
                    ? $"{reviewed[failed].Failure}; the scratch copy is without {string.Join(", ", without)}"
                : behind > 0 && observed[failed].Failure is not null
                    ? $"what comes behind {reviewed[failed].Label} was not run: it fails"
                : null,
        };
    }

    private static PendingMigration Of(Migration migration, ObservedScript script, Dictionary<ObjectId, TableRows> rows)
    {
        var effects = new List<PendingEffect>();
        var refused = script.Failure is { } failure ? $"{failure.Message} ({failure.Where})" : null;
        foreach (var effect in script.Effects)
        {
            var held = effect.Table is { } table ? rows.GetValueOrDefault(table) : null;
            if (held is { IsEmpty: true } && (effect.Hazard is not { } hazard || OfRows.Contains(hazard)))
                continue;
            if (effect.FailsWithRows is { } why && held is not null)
                refused ??= $"{why} ({effect.File ?? migration.File}:{effect.Line})";
            if (effect is { Hazard: null, Lock: null, FailsWithRows: not null })
                continue;
            effects.Add(
                new PendingEffect(effect.Line, effect.Hazard, effect.Lock, effect.Object, held, WordsOf(effect, held))
            );
        }
        return Of(migration, effects) with { Failure = refused };
    }

    private static string WordsOf(ObservedEffect effect, TableRows? rows)
    {
        var figures = rows is null ? "" : $" ({rows.Words})";
        var blocks = effect.Lock is { Class: >= LockClass.Share } held ? $"; {held.Blocks} {effect.Until}" : "";
        return effect.Words + figures + blocks;
    }
}
