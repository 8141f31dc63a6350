using System.Text.Json;

namespace Undrift;

/// <summary>How a migration stands to a database.</summary>
internal enum MigrationStanding
{
    /// <summary>It was run.</summary>
    Applied,

    /// <summary>It was run, and its file was edited since.</summary>
    Edited,

    /// <summary>It was not run.</summary>
    Pending,

    /// <summary>It was not run, and a later one was.</summary>
    OutOfOrder,

    /// <summary>It was begun, and did not come to its end.</summary>
    Failed,
}

/// <summary>A migration and how it stands.</summary>
internal sealed record StandingMigration(Migration Migration, MigrationStanding Standing)
{
    /// <summary>Version and name.</summary>
    public string Label => AppliedMigrations.Label(Migration);

    /// <summary>The standing in reports: <c>out_of_order</c>.</summary>
    public string Name => JsonNamingPolicy.SnakeCaseLower.ConvertName(Standing.ToString());
}

/// <summary>Where a database stands among the migrations of its project, and what was done with it lately.</summary>
/// <param name="Environment">Name of the environment; null when the database was named on the command line.</param>
/// <param name="Engine">Name of the engine.</param>
/// <param name="Database">The database without credentials.</param>
/// <param name="Set">The migrations.</param>
/// <param name="Applied">What the history says of them.</param>
internal sealed record MigrationStatus(
    string? Environment,
    string Engine,
    string Database,
    MigrationSet Set,
    AppliedMigrations Applied
)
{
    /// <summary>What the pending migrations would do; null: nobody looked.</summary>
    public PendingReview? Review { get; init; }

    /// <summary>The last runs of <c>undrift migrate</c>, in their order.</summary>
    public IReadOnlyList<DeploymentRecord> Deployments { get; init; } = [];

    /// <summary>The last runs of checks, in their order.</summary>
    public IReadOnlyList<RunRecord> Checks { get; init; } = [];

    /// <summary>What a person should know besides.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>All migrations in the order in which their tool runs them.</summary>
    public IReadOnlyList<StandingMigration> Migrations =>
        [.. Set.For(Engine).Select(migration => new StandingMigration(migration, StandingOf(migration)))];

    /// <summary>What is wrong, with the files or between them and the history.</summary>
    public IReadOnlyList<MigrationFault> Faults => [.. Set.Faults, .. Applied.Faults];

    /// <summary>True where nothing is pending and nothing is wrong.</summary>
    public bool IsUpToDate => Applied.Pending.Count == 0 && !Faults.Any(fault => fault.IsError);

    /// <summary>Everything in one line.</summary>
    public string Headline
    {
        get
        {
            var (all, open) = (Migrations.Count, Applied.Pending.Count);
            var where = "on " + (Environment ?? Database);
            var pending = $"{open} of {KindWords.Count(all, "migration")} {(open == 1 ? "is" : "are")} pending";
            var line =
                Applied.Failed is { } failed ? $"{AppliedMigrations.Label(failed)} failed {where}; {pending}"
                : open > 0 ? $"{pending} {where}"
                : all == 1 ? $"the one migration is applied {where}"
                : $"all {KindWords.Count(all, "migration")} are applied {where}";
            var faults = Faults.Count(fault => fault.IsError);
            return faults == 0 ? line : $"{line}; {KindWords.Count(faults, "fault")}";
        }
    }

    private MigrationStanding StandingOf(Migration migration)
    {
        if (migration == Applied.Failed)
            return MigrationStanding.Failed;
        var isPending = Applied.Pending.Contains(migration);
        var kinds = Applied.Faults.Where(fault => fault.Where == migration.File).Select(fault => fault.Kind);
        if (isPending)
            return kinds.Contains(FaultKind.OutOfOrder) ? MigrationStanding.OutOfOrder : MigrationStanding.Pending;
        return kinds.Contains(FaultKind.Edited) ? MigrationStanding.Edited : MigrationStanding.Applied;
    }
}
