namespace Undrift;

/// <summary>What pending migrations would do to a database, seen by running them on a scratch copy of its schema.</summary>
/// <param name="Migrations">The pending migrations in order, each with what its statements do.</param>
internal sealed record PendingReview(IReadOnlyList<PendingMigration> Migrations)
{
    /// <summary>Why the scratch copy could not be made, or not be used to the end; null where all was run.</summary>
    public string? Failure { get; init; }

    /// <summary>The first migration that will fail; null: none was seen to.</summary>
    public PendingMigration? WillFail => Migrations.FirstOrDefault(migration => migration.Failure is not null);

    /// <summary>All hazards, each once.</summary>
    public IReadOnlyList<Hazard> Hazards =>
        [
            .. Migrations
                .SelectMany(migration => migration.Effects)
                .Select(effect => effect.Hazard)
                .OfType<Hazard>()
                .Distinct()
                .Order(),
        ];
}

/// <summary>A pending migration.</summary>
/// <param name="Label">Version and name.</param>
/// <param name="File">The file.</param>
/// <param name="Effects">What it does that somebody should know before.</param>
internal sealed record PendingMigration(string Label, string File, IReadOnlyList<PendingEffect> Effects)
{
    /// <summary>Why it will fail, with file and line: it failed on the scratch copy, or a table's rows stand against it; null: nothing was seen.</summary>
    public string? Failure { get; init; }
}

/// <summary>One thing that a statement does.</summary>
/// <param name="Line">The line of the file; 0 where that is not known.</param>
/// <param name="Hazard">The hazard; null for a lock alone.</param>
/// <param name="Lock">The lock that it holds on what others use; null: none that was seen.</param>
/// <param name="Object">What it is about; null: nothing in particular.</param>
/// <param name="Rows">What the table holds in the real database; null: not looked at.</param>
/// <param name="Words">In a sentence, with the figures: <c>rewrites public.orders (about 2,100,000 rows, 310 MB)</c>.</param>
internal sealed record PendingEffect(
    int Line,
    Hazard? Hazard,
    PlanLock? Lock,
    ObjectId? Object,
    TableRows? Rows,
    string Words
);
