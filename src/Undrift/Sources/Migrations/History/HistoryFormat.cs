namespace Undrift;

/// <summary>How far a migration came, as its tool recorded it.</summary>
internal enum HistoryState
{
    Applied,
    Failed,

    /// <summary>Everything up to it counts as applied.</summary>
    Baseline,
}

/// <summary>What a tool recorded of a migration.</summary>
internal sealed record HistoryEntry(string Key, string? Checksum = null, HistoryState State = HistoryState.Applied);

/// <summary>How a tool keeps its history.</summary>
/// <param name="Tables">The names that its table may have.</param>
/// <param name="Read">What a table of one of these names records, in its order.</param>
/// <param name="UpTo">True where the last entry stands for all before it.</param>
internal sealed record HistoryFormat(
    IReadOnlyList<string> Tables,
    Func<HistoryTable, IEnumerable<HistoryEntry>> Read,
    bool UpTo = false
)
{
    public static HistoryFormat Flyway { get; } =
        new(["flyway_schema_history", "schema_version"], OfFlyway) { KeyColumn = "version" };

    public static HistoryFormat GolangMigrate { get; } =
        new(["schema_migrations"], table => Entries(table, "version", State("dirty", IsTrue)), UpTo: true)
        {
            KeyColumn = "version",
        };

    public static HistoryFormat Dbmate { get; } =
        new(["schema_migrations"], table => Entries(table, "version")) { KeyColumn = "version" };

    public static HistoryFormat Goose { get; } = new(["goose_db_version"], OfGoose) { KeyColumn = "version_id" };

    public static HistoryFormat Prisma { get; } = new(["_prisma_migrations"], OfPrisma);

    /// <summary>The tool runs what is dated after the last entry, and looks at nothing else.</summary>
    public static HistoryFormat Drizzle { get; } =
        new(
            ["__drizzle_migrations"],
            table =>
                table
                    .Rows.Select(row => new HistoryEntry(
                        table.Value(row, "created_at") ?? "",
                        table.Value(row, "hash")
                    ))
                    .OrderBy(entry => MigrationOrder.Value(entry.Key)),
            UpTo: true
        );

    public static HistoryFormat Liquibase { get; } =
        new(
            ["databasechangelog"],
            table =>
                table
                    .Rows.Where(row => table.Value(row, "exectype") is not ("FAILED" or "SKIPPED"))
                    .Select(row => new HistoryEntry(
                        $"{table.Value(row, "author")}:{table.Value(row, "id")}",
                        LiquibaseChecksum.Recorded(table.Value(row, "md5sum"))
                    ))
        );

    /// <summary>Each migration has a row. The name of the table is the project's, those of its columns may be: the key is the first.</summary>
    public static HistoryFormat EfCore(string table) =>
        new(
            [table.ToLowerInvariant()],
            history => history.Rows.Select(row => new HistoryEntry(history.Value(row, "MigrationId") ?? row[0] ?? ""))
        )
        {
            KeyColumn = "MigrationId",
        };

    /// <summary>The head; where it stands among the revisions says what was run.</summary>
    public static HistoryFormat Alembic { get; } =
        new(["alembic_version"], table => Entries(table, "version_num"))
        {
            ByPlace = true,
            KeyColumn = "version_num",
            DownForgets = true,
        };

    /// <summary>True where the last entry stands for all before it in the order of the migrations.</summary>
    public bool ByPlace { get; private init; }

    /// <summary>The column that names a migration by its key; null where no single one does, or nothing is ever undone.</summary>
    public string? KeyColumn { get; private init; }

    /// <summary>True where the SQL that undoes a migration changes the history itself.</summary>
    public bool DownForgets { get; private init; }

    /// <summary>
    /// The statement by which a history forgets a migration that was undone, as the tool itself does it: its row goes, or the
    /// one row goes back to the migration before.
    /// </summary>
    /// <param name="table">The history, as it was read.</param>
    /// <param name="undone">The key of the migration.</param>
    /// <param name="before">The key of the one before it; null: there is none.</param>
    /// <param name="sql">Writes names and texts.</param>
    /// <returns>The statement; null where it cannot be told.</returns>
    public string? Forget(HistoryTable table, string undone, string? before, IScriptEngine sql)
    {
        if (KeyColumn is not { } key)
            return null;
        var name = table.Columns.FirstOrDefault(column =>
            string.Equals(column, key, StringComparison.OrdinalIgnoreCase)
        );
        var column = sql.Quote(name ?? table.Columns[0]);
        var place =
            table.Schema.Length == 0 ? sql.Quote(table.Name) : $"{sql.Quote(table.Schema)}.{sql.Quote(table.Name)}";
        return (UpTo || ByPlace) && before is not null
            ? $"UPDATE {place} SET {column} = {sql.Literal(before)} WHERE {column} = {sql.Literal(undone)}"
            : $"DELETE FROM {place} WHERE {column} = {sql.Literal(undone)}";
    }

    private static IEnumerable<HistoryEntry> OfFlyway(HistoryTable table)
    {
        var last = new Dictionary<string, HistoryEntry>(StringComparer.Ordinal);
        foreach (var row in table.Rows.OrderBy(row => MigrationOrder.Value(table.Value(row, "installed_rank") ?? "")))
        {
            var key = table.Value(row, "version") ?? table.Value(row, "description") ?? "";
            var type = table.Value(row, "type") ?? "";
            last.Remove(key);
            // Marks of the tool itself, what was undone, and what a repair took back.
            if (type is "SCHEMA" or "DELETE" || type.StartsWith("UNDO", StringComparison.Ordinal))
                continue;
            var state =
                type == "BASELINE" ? HistoryState.Baseline
                : IsTrue(table.Value(row, "success")) ? HistoryState.Applied
                : HistoryState.Failed;
            last[key] = new HistoryEntry(key, table.Value(row, "checksum"), state);
        }
        foreach (var entry in last.Values)
            yield return entry;
    }

    /// <summary>The last row of a version counts; version 0 is the table's own.</summary>
    private static IEnumerable<HistoryEntry> OfGoose(HistoryTable table) =>
        table
            .Rows.OrderBy(row => MigrationOrder.Value(table.Value(row, "id") ?? ""))
            .GroupBy(row => table.Value(row, "version_id") ?? "", StringComparer.Ordinal)
            .Where(version => version.Key != "0" && IsTrue(table.Value(version.Last(), "is_applied")))
            .Select(version => new HistoryEntry(version.Key));

    private static IEnumerable<HistoryEntry> OfPrisma(HistoryTable table) =>
        table
            .Rows.Where(row => table.Value(row, "rolled_back_at") is null)
            .Select(row => new HistoryEntry(
                table.Value(row, "migration_name") ?? "",
                table.Value(row, "checksum"),
                table.Value(row, "finished_at") is null ? HistoryState.Failed : HistoryState.Applied
            ));

    private static IEnumerable<HistoryEntry> Entries(
        HistoryTable table,
        string key,
        Func<HistoryTable, IReadOnlyList<string?>, HistoryState>? state = null
    ) =>
        table.Rows.Select(row => new HistoryEntry(
            table.Value(row, key) ?? "",
            State: state?.Invoke(table, row) ?? HistoryState.Applied
        ));

    private static Func<HistoryTable, IReadOnlyList<string?>, HistoryState> State(
        string column,
        Func<string?, bool> hasFailed
    ) => (table, row) => hasFailed(table.Value(row, column)) ? HistoryState.Failed : HistoryState.Applied;

    private static bool IsTrue(string? value) => value is "t" or "true" or "1" or "TRUE";
}
