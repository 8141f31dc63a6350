namespace Undrift;

/// <summary>A backup of a database.</summary>
/// <param name="Id">Its id: what <c>undrift rollback</c> and <c>undrift backup list</c> name it by.</param>
/// <param name="At">When it was begun.</param>
/// <param name="Environment">Name of the environment; null when the database was named on the command line.</param>
/// <param name="Engine">The engine's name.</param>
/// <param name="Database">The database without credentials.</param>
/// <param name="Method">How it was made: <c>pg_dump</c>, <c>mariadb-dump</c>, <c>mysqldump</c>, <c>sqlite</c>, <c>neon</c>.</param>
/// <param name="Place">The file, or the branch at the platform.</param>
internal sealed record Backup(
    string Id,
    DateTimeOffset At,
    string? Environment,
    string Engine,
    string Database,
    string Method,
    string Place
)
{
    /// <summary>Size of the file in bytes; null for what is no file.</summary>
    public long? Bytes { get; init; }

    /// <summary>SHA-256 (hex) of the file; null for what is no file.</summary>
    public string? Sha256 { get; init; }

    /// <summary>Fingerprint of the schema that it holds; null where it was not read.</summary>
    public string? SchemaFingerprint { get; init; }

    /// <summary>The version that the database's history of migrations named; null: none, or not known.</summary>
    public string? Version { get; init; }

    /// <summary>The program that made it, with its version; null for a platform's branch.</summary>
    public string? Tool { get; init; }

    /// <summary>Version of the database server; null: not known.</summary>
    public string? ServerVersion { get; init; }

    /// <summary>What it was made for, where that was no person's wish: <c>before restoring 2026…</c>; null: it was asked for.</summary>
    public string? Reason { get; init; }

    /// <summary>The tables, and what they held.</summary>
    public IReadOnlyList<TableState> Tables { get; init; } = [];

    /// <summary>The roles that own or may use something in it; a scratch server has to have them before a restore.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>When it was restored on a scratch server and found to be the same; null: it was not tried.</summary>
    public DateTimeOffset? VerifiedAt { get; init; }
}

/// <summary>What a table held at some moment.</summary>
/// <param name="Name">Its name as SQL writes it, with its schema where there are schemas.</param>
/// <param name="Rows">Its rows, counted; null: it was written to while it was being counted.</param>
internal sealed record TableState(string Name, long? Rows)
{
    /// <summary>Rows inserted, updated and deleted since the server's statistics began; null: the server does not count them.</summary>
    public long? Writes { get; init; }

    /// <summary>When it was last written to; null: the server does not say.</summary>
    public DateTimeOffset? WrittenAt { get; init; }
}
