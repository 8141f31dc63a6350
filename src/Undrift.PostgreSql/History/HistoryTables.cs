namespace Undrift.PostgreSql.History;

/// <summary>The tables of a history in a PostgreSQL database, version by version. A text that was released is never changed.</summary>
internal static class HistoryTables
{
    /// <summary>What makes each version from the one before.</summary>
    public static readonly IReadOnlyList<string> Versions =
    [
        """
            CREATE TABLE undrift.history (
                number   bigint PRIMARY KEY,
                kind     text NOT NULL,
                id       text NOT NULL UNIQUE,
                scope    text NOT NULL,
                payload  text NOT NULL,
                previous text NOT NULL,
                hash     text NOT NULL
            )
            """,
    ];

    /// <summary>The schema. Its own statement: CREATE SCHEMA asks for a right even where the schema is there.</summary>
    public const string MakeSchema = "CREATE SCHEMA undrift";

    /// <summary>The table of versions, which comes before all of them.</summary>
    public const string Make = """
        CREATE TABLE IF NOT EXISTS undrift.history_version (
            version    integer PRIMARY KEY,
            applied_at timestamptz NOT NULL DEFAULT pg_catalog.now()
        )
        """;

    /// <summary>Records that a version is there.</summary>
    public const string Note = "INSERT INTO undrift.history_version (version) VALUES ($1)";

    /// <summary>The version that is there.</summary>
    public const string Current = "SELECT coalesce(max(version), 0)::bigint FROM undrift.history_version";

    /// <summary>Whether the schema and the table of versions are there.</summary>
    public const string IsThere =
        "SELECT to_regnamespace('undrift') IS NOT NULL, to_regclass('undrift.history_version') IS NOT NULL";

    /// <summary>
    /// Lets one writer in at a time, until its transaction ends. A lock of the table would need more rights than adding to
    /// it does.
    /// </summary>
    public const string Lock = "SELECT pg_catalog.pg_advisory_xact_lock(8463219785441)";

    /// <summary>The columns in the order in which entries are read and written.</summary>
    public const string Columns = "number, kind, id, scope, payload, previous, hash";
}
