namespace Undrift;

/// <summary>The migrations of a project, divided by what a database's history says of them.</summary>
/// <param name="Applied">Those that were run, in order.</param>
/// <param name="Pending">Those that were not, in order; a failed one first.</param>
/// <param name="Failed">The one that the tool says did not come to its end; null: none.</param>
/// <param name="Faults">Where history and files disagree.</param>
internal sealed record AppliedMigrations(
    IReadOnlyList<Migration> Applied,
    IReadOnlyList<Migration> Pending,
    Migration? Failed,
    IReadOnlyList<MigrationFault> Faults
)
{
    /// <summary>What the database says it has; null: nothing.</summary>
    public string? Version => Applied.Count == 0 ? null : Label(Applied[^1]);

    /// <summary>A migration by version and name.</summary>
    public static string Label(Migration migration) =>
        migration.Version.Length == 0 ? migration.Name
        : migration.Version.EndsWith(migration.Name, StringComparison.Ordinal) ? migration.Version
        : $"{migration.Version} {migration.Name}";

    /// <summary>Reads the history of a database, and divides the migrations by it.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="database">The database's text. Holds a credential.</param>
    /// <param name="set">The migrations.</param>
    /// <param name="options">Time-outs.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <param name="mayBeNew">True where a database without a history is one in which nothing was run yet.</param>
    /// <exception cref="UndriftException">There is no history, or several, or it may not be read.</exception>
    public static async Task<AppliedMigrations> ReadAsync(
        IEngine engine,
        string database,
        MigrationSet set,
        ReadOptions options,
        CancellationToken cancellation,
        bool mayBeNew = false
    )
    {
        if (set.History is not { } format)
            throw UndriftException.Failed($"{set.Flavour} keeps no history in the database");
        var tables = await engine.ReadHistoryAsync(database, format.Tables, options, cancellation);
        return tables switch
        {
            [var table] => Of(set.For(engine.Name), format, table),
            [] when mayBeNew => Of(set.For(engine.Name), format, new HistoryTable("", "", [], [])),
            [] => throw UndriftException.Failed(
                $"the database has no history of {set.Flavour} (a table {string.Join(" or ", format.Tables)})"
            ),
            _ => throw UndriftException.Failed(
                "several tables may be the history: "
                    + string.Join(", ", tables.Select(table => $"{table.Schema}.{table.Name}"))
            ),
        };
    }

    /// <summary>Divides them.</summary>
    /// <param name="migrations">The migrations for the database's engine.</param>
    /// <param name="format">How the tool keeps its history.</param>
    /// <param name="table">The history.</param>
    public static AppliedMigrations Of(IReadOnlyList<Migration> migrations, HistoryFormat format, HistoryTable table)
    {
        var entries = format.Read(table).ToList();
        var byKey = entries
            .GroupBy(entry => entry.Key, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.Last(), StringComparer.Ordinal);
        var failed = migrations.FirstOrDefault(migration =>
            byKey.GetValueOrDefault(Key(migration))?.State == HistoryState.Failed
        );
        if (format.ByPlace && entries.Count > 0)
        {
            var last = migrations.ToList().FindIndex(migration => Key(migration) == entries[^1].Key);
            foreach (var before in migrations.Take(last))
                byKey.TryAdd(Key(before), new HistoryEntry(Key(before)));
        }
        var divided = migrations.ToLookup(migration => IsApplied(migration, format, entries, byKey));
        var pending = divided[false].ToList();
        return new AppliedMigrations(
            [.. divided[true]],
            failed is null ? pending : [failed, .. pending.Where(migration => migration != failed)],
            failed,
            [
                .. Edited(divided[true], byKey),
                .. Unknown(migrations, entries, table),
                .. OutOfOrder(migrations, pending, failed),
            ]
        );
    }

    /// <summary>What a history names a migration by.</summary>
    public static string Key(Migration migration) => migration.HistoryKey ?? migration.Version;

    private static bool IsApplied(
        Migration migration,
        HistoryFormat format,
        List<HistoryEntry> entries,
        Dictionary<string, HistoryEntry> byKey
    )
    {
        var own = byKey.GetValueOrDefault(Key(migration));
        if (own?.State == HistoryState.Failed)
            return false;
        if (format.UpTo)
            return entries.Count > 0 && MigrationOrder.Value(Key(migration)) <= MigrationOrder.Value(entries[^1].Key);
        if (migration.IsRepeatable)
            return own is not null && own.Checksum == migration.Checksum;
        return own is not null
            || entries.Exists(entry =>
                entry.State == HistoryState.Baseline && VersionOrder.Instance.Compare(migration.Version, entry.Key) <= 0
            );
    }

    private static IEnumerable<MigrationFault> Edited(
        IEnumerable<Migration> applied,
        Dictionary<string, HistoryEntry> byKey
    ) =>
        applied
            .Where(migration =>
                byKey.GetValueOrDefault(Key(migration))
                    is { Checksum: { Length: > 0 } recorded, State: HistoryState.Applied }
                && migration.Checksum is { } own
                && own != recorded
            )
            .Select(migration => new MigrationFault(
                "the file was edited after it was applied: its checksum is not the recorded one",
                migration.File
            )
            {
                Kind = FaultKind.Edited,
            });

    private static IEnumerable<MigrationFault> Unknown(
        IReadOnlyList<Migration> migrations,
        List<HistoryEntry> entries,
        HistoryTable table
    )
    {
        var known = migrations.Select(Key).ToHashSet(StringComparer.Ordinal);
        return entries
            .Where(entry => entry.State != HistoryState.Baseline && !known.Contains(entry.Key))
            .Select(entry => new MigrationFault(
                $"the database has the migration {entry.Key}, and there is no file for it",
                table.Name
            )
            {
                Kind = FaultKind.Unknown,
            });
    }

    /// <summary>What most tools refuse to run, or pass over in silence.</summary>
    private static IEnumerable<MigrationFault> OutOfOrder(
        IReadOnlyList<Migration> migrations,
        List<Migration> pending,
        Migration? failed
    )
    {
        var open = pending.ToHashSet();
        var last = migrations.ToList().FindLastIndex(migration => !migration.IsRepeatable && !open.Contains(migration));
        return migrations
            .Take(Math.Max(last, 0))
            .Where(migration => open.Contains(migration) && migration != failed && !migration.IsRepeatable)
            .Select(migration => new MigrationFault(
                $"it is pending, and stands before {Label(migrations[last])}, which was applied",
                migration.File,
                IsError: false
            )
            {
                Kind = FaultKind.OutOfOrder,
            });
    }
}
