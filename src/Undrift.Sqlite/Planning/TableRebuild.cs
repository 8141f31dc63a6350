using Phase = Undrift.Sqlite.Statements.Phase;

namespace Undrift.Sqlite;

/// <summary>
/// Rebuilds a table that ALTER TABLE cannot change: a new one is made, the rows are copied with their rowids, the old one
/// is dropped and the new one takes its name (sqlite.org/lang_altertable.html).
/// </summary>
internal sealed class TableRebuild(
    CatalogObject old,
    IReadOnlyList<CatalogObject> oldMembers,
    CatalogObject wanted,
    IReadOnlyList<CatalogObject> wantedMembers
)
{
    private const string Prefix = "undrift_new_";

    private string New => Prefix + wanted.Id.Name;

    /// <summary>Adds the statements; indexes and triggers go with the old table and are not put back here.</summary>
    public void AddTo(Statements statements)
    {
        statements.Rebuilds = true;
        var hazards = new List<Hazard> { Hazard.TableRewrite, Hazard.ValidationScan };
        if (Columns(oldMembers).Any(column => !IsGenerated(column) && !Keeps(column)))
            hazards.AddRange([Hazard.DataLoss, Hazard.Irreversible]);
        Add(SourceText.Renamed(SourceText.OfTable(wanted, wantedMembers), New), []);
        if (Copy() is { } copy)
            Add(copy, hazards);
        if (IsAutoIncrement(oldMembers) && IsAutoIncrement(wantedMembers))
        {
            // The counter may stand above the highest key that is left.
            Add($"DELETE FROM sqlite_sequence WHERE name = {NormalText.Literal(New)}", []);
            Add(
                $"INSERT INTO sqlite_sequence (name, seq) SELECT {NormalText.Literal(New)}, seq FROM sqlite_sequence WHERE name = {NormalText.Literal(old.Id.Name)}",
                []
            );
        }
        Add($"DROP TABLE {Names.Quote(old.Id.Name)}", []);
        Add($"ALTER TABLE {Names.Quote(New)} RENAME TO {Names.Quote(wanted.Id.Name)}", []);

        void Add(string sql, IReadOnlyList<Hazard> hazards) => statements.Add(Phase.Table, wanted.Id, sql, hazards);
    }

    /// <summary>The statement that copies the rows; null where the tables have nothing in common.</summary>
    private string? Copy()
    {
        var kept = Columns(wantedMembers)
            .Where(column => !IsGenerated(column))
            .Select(column => (To: column, From: Find(oldMembers, column)))
            .Where(pair => pair.From is not null)
            .Select(pair => (To: Names.Quote(pair.To.Id.Name), From: Names.Quote(pair.From!.Id.Name)))
            .ToList();
        if (Rowid() is { } rowid)
            kept.Insert(0, (rowid, rowid));
        if (kept.Count == 0)
            return null;
        // ON CONFLICT of a constraint may leave rows out; what is said here goes before it.
        return $"INSERT OR ABORT INTO {Names.Quote(New)} ({string.Join(", ", kept.Select(pair => pair.To))}) "
            + $"SELECT {string.Join(", ", kept.Select(pair => pair.From))} FROM {Names.Quote(old.Id.Name)}";
    }

    /// <summary>True where the new column holds what the old one held.</summary>
    private bool Keeps(CatalogObject column) =>
        Find(wantedMembers, column) is { } kept && !IsGenerated(kept) && Affinity.Keeps(column, kept);

    /// <summary>A name that means the rowid in both tables; null where one has none, or a column shows it.</summary>
    private string? Rowid()
    {
        if (TableKind.WithoutRowid.Of(old) || TableKind.WithoutRowid.Of(wanted))
            return null;
        if (ShowsRowid(oldMembers) || ShowsRowid(wantedMembers))
            return null;
        var taken = Columns(oldMembers)
            .Concat(Columns(wantedMembers))
            .Select(column => Names.Fold(column.Id.Name))
            .ToHashSet();
        return TableExpressions.RowidNames.FirstOrDefault(name => !taken.Contains(name));
    }

    // INTEGER PRIMARY KEY is the rowid under another name (sqlite.org/lang_createtable.html#rowid).
    private static bool ShowsRowid(IReadOnlyList<CatalogObject> members) =>
        members.FirstOrDefault(item => item.Kind == PrimaryKeyKind.Kind) is { } key
        && !PrimaryKeyKind.NotRowid.Of(key)
        && PrimaryKeyKind.Definition(key).Keys is [var only]
        && Columns(members).FirstOrDefault(column => Names.Same(column.Id.Name, only.Column)) is { } column
        && string.Equals(ColumnKind.Type.Of(column), "integer", StringComparison.OrdinalIgnoreCase);

    private static bool IsAutoIncrement(IReadOnlyList<CatalogObject> members) =>
        members.Any(item => item.Kind == PrimaryKeyKind.Kind && PrimaryKeyKind.AutoIncrement.Of(item));

    private static bool IsGenerated(CatalogObject column) => ColumnKind.Generated.Of(column) is not null;

    private static IEnumerable<CatalogObject> Columns(IEnumerable<CatalogObject> members) =>
        members.Where(item => item.Kind == ColumnKind.Kind);

    private static CatalogObject? Find(IEnumerable<CatalogObject> members, CatalogObject column) =>
        Columns(members).FirstOrDefault(item => Names.Same(item.Id.Name, column.Id.Name));
}
