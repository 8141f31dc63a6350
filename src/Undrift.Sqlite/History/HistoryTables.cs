namespace Undrift.Sqlite;

/// <summary>The tables of a history in a SQLite file, version by version. A text that was released is never changed.</summary>
internal static class HistoryTables
{
    /// <summary>What makes each version from the one before.</summary>
    public static readonly IReadOnlyList<string> Versions =
    [
        """
            CREATE TABLE undrift_history (
                number   INTEGER PRIMARY KEY,
                kind     TEXT NOT NULL,
                id       TEXT NOT NULL UNIQUE,
                scope    TEXT NOT NULL,
                payload  TEXT NOT NULL,
                previous TEXT NOT NULL,
                hash     TEXT NOT NULL
            )
            """,
    ];

    /// <summary>The table of versions, which comes before all of them.</summary>
    public const string Make = """
        CREATE TABLE IF NOT EXISTS undrift_history_version (
            version    INTEGER PRIMARY KEY,
            applied_at TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP
        )
        """;

    /// <summary>Records that a version is there.</summary>
    public const string Note = "INSERT INTO undrift_history_version (version) VALUES (?1)";

    /// <summary>The version that is there.</summary>
    public const string Current = "SELECT max(version) FROM undrift_history_version";

    /// <summary>1 where the table of versions is there.</summary>
    public const string IsThere = "SELECT 1 FROM sqlite_schema WHERE name = 'undrift_history_version'";

    /// <summary>A table that belongs to something else.</summary>
    public const string Stranger =
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'undrift!_history%' ESCAPE '!' AND name NOT LIKE 'sqlite!_%' ESCAPE '!' LIMIT 1";

    /// <summary>The columns in the order in which entries are read and written.</summary>
    public const string Columns = "number, kind, id, scope, payload, previous, hash";
}
