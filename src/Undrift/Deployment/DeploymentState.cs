namespace Undrift;

/// <summary>Where a database stands among the migrations of its project.</summary>
/// <param name="Set">The migrations.</param>
/// <param name="Applied">What its history says of them.</param>
/// <param name="Half">The migration of which some changes are in the database and some are not; null: none, or nobody looked.</param>
internal sealed record DeploymentState(MigrationSet Set, AppliedMigrations Applied, Migration? Half)
{
    /// <summary>The labels of what is pending, in order.</summary>
    public IReadOnlyList<string> Pending => [.. Applied.Pending.Select(AppliedMigrations.Label)];

    /// <summary>What stands against another run, in words with what to do; null: nothing.</summary>
    public string? Obstacle =>
        Applied.Failed is { } failed
            ? $"{Set.Flavour} has marked {AppliedMigrations.Label(failed)} as failed: {Set.RepairOf(failed)}"
        : Half is { } half
            ? $"some of what {AppliedMigrations.Label(half)} does is in the database, and some is not: {Set.RepairOf(half)}"
        : null;

    /// <summary>What was applied since an earlier look, by label.</summary>
    public IReadOnlyList<string> AppliedSince(DeploymentState before)
    {
        var old = before.Applied.Applied.Select(AppliedMigrations.Label).ToHashSet(StringComparer.Ordinal);
        return [.. Applied.Applied.Select(AppliedMigrations.Label).Where(label => !old.Contains(label))];
    }

    /// <summary>Reads the history of the database.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="database">The database's text. Holds a credential.</param>
    /// <param name="set">The migrations; their tool keeps a history.</param>
    /// <param name="options">Time-outs.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="UndriftException">The history cannot be read.</exception>
    public static async Task<DeploymentState> ReadAsync(
        IEngine engine,
        string database,
        MigrationSet set,
        ReadOptions options,
        CancellationToken cancellation
    ) =>
        new(
            set,
            await AppliedMigrations.ReadAsync(engine, database, set, options, cancellation, mayBeNew: true),
            Half: null
        );

    /// <summary>The same, having looked whether the next migration was run half-way: all are replayed on a scratch database.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="actual">The database's schema.</param>
    /// <param name="options">Where the scratch database lives.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="UndriftException">What was applied cannot be replayed.</exception>
    public async Task<DeploymentState> WithHalfAsync(
        IEngine engine,
        Catalog actual,
        BuildOptions options,
        CancellationToken cancellation
    )
    {
        if (Applied.Pending is not [var next, ..])
            return this;
        var causes = await new CauseFinder(engine, actual, actual, options.Near(actual)).FindAsync(
            Applied,
            cancellation
        );
        return this with { Half = causes.HalfRun is null ? null : next };
    }
}
