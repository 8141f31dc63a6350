namespace Undrift;

/// <summary>The ways back.</summary>
internal enum RollbackWay
{
    /// <summary>A branch of the database at its platform, made before, takes the place of the present one.</summary>
    Branch,

    /// <summary>A backup takes the place of what the database holds.</summary>
    Backup,

    /// <summary>The down migrations undo what was applied.</summary>
    Down,

    /// <summary>A new migration makes the schema what it was before; the rows stay.</summary>
    Forward,
}

/// <summary>What is known of a database when somebody asks for the way back.</summary>
internal sealed record RollbackFacts
{
    /// <summary>True where a migration that fails is undone by the server.</summary>
    public required bool TransactionalSchema { get; init; }

    /// <summary>What was applied since the backup, by its labels, in order; null: there is no history that tells it.</summary>
    public IReadOnlyList<string>? AppliedSince { get; init; }

    /// <summary>True when the schema is not that of the backup; null: there is no backup to compare with.</summary>
    public bool? SchemaDiffers { get; init; }

    /// <summary>The migration that failed and was not finished; null: none.</summary>
    public string? Failed { get; init; }

    /// <summary>The newest backup of before, whose file is whole; null: none.</summary>
    public RollbackBackup? Backup { get; init; }

    /// <summary>Id of the branch of before at the platform; null: none.</summary>
    public string? Branch { get; init; }

    /// <summary>Rows that were written since the backup; null: not known.</summary>
    public long? RowsWritten { get; init; }

    /// <summary>What was applied and has no down migration, by its labels.</summary>
    public IReadOnlyList<string> WithoutDown { get; init; } = [];

    /// <summary>Why the down migrations do not do what they shall; null: they do, on a scratch database; or there are none.</summary>
    public string? DownFailure { get; init; }

    /// <summary>What the down migrations would lose rows or values of.</summary>
    public IReadOnlyList<string> DownLoses { get; init; } = [];
}

/// <summary>A backup that could be restored.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Age">How old it is.</param>
/// <param name="IsVerified">True when it was restored on a scratch database and was found to be the same.</param>
internal sealed record RollbackBackup(string Id, TimeSpan Age, bool IsVerified);
