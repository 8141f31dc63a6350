using Phase = Undrift.Sqlite.Statements.Phase;

namespace Undrift.Sqlite;

/// <summary>Writes the statements that turn one SQLite schema into another.</summary>
internal sealed class SchemaChange(Catalog current, Catalog target, bool inMigration = false)
{
    private readonly Statements _statements = new() { InMigration = inMigration };
    private readonly ILookup<string, CatalogObject> _current = Members(current);
    private readonly ILookup<string, CatalogObject> _target = Members(target);

    private readonly Dictionary<string, CatalogObject> _currentTables = Tables(current);
    private readonly Dictionary<string, CatalogObject> _targetTables = Tables(target);

    // By table: all that differs in its own definition.
    private readonly Dictionary<string, List<Drift>> _changed = [];
    private readonly HashSet<ObjectId> _done = [];
    private readonly Lazy<bool> _isSound = new(() => TryOut.IsSound(current) && TryOut.IsSound(target));

    /// <summary>The plan.</summary>
    /// <param name="renames">What runs before anything else changes: the current schema is the one after it.</param>
    public Plan Plan(IReadOnlyList<PlanStatement>? renames = null)
    {
        foreach (var rename in renames ?? [])
            _statements.Add(Phase.Rename, rename.Object!.Value, rename.Sql);
        foreach (var drift in Differ.Compare(target, current, new ComparisonOptions(AllowEmpty: true)).Drifts)
            Add(drift);
        foreach (var (table, drifts) in _changed)
            Change(table, drifts);
        if (_statements.Rebuilds)
            _statements.Violations = ForeignKeyCheck.Source(current, target);
        return _statements.ToPlan();
    }

    private void Add(Drift drift)
    {
        var kind = drift.Object.Kind;
        if (kind == DatabaseKind.Kind.Name)
            DatabaseChange.Add(_statements, drift);
        else if (kind == TableKind.Kind.Name && drift.Verb != DriftVerb.Changed)
            AddOrDrop(drift);
        else if (drift.Object.Parent.Length > 0 && !StandsOnTable(kind))
            ChangedTable(drift.Object.Parent).Add(drift);
        else if (kind == TableKind.Kind.Name)
            ChangedTable(drift.Object.Name).Add(drift);
        else
            AddOrDrop(drift);
    }

    /// <summary>Makes, drops or replaces an object as a whole.</summary>
    private void AddOrDrop(Drift drift)
    {
        if (drift.Actual is { } old)
            Drop(old);
        if (drift.Expected is { } wanted)
            Create(wanted);
    }

    private void Drop(CatalogObject item)
    {
        var holdsRows = HoldsRows(item.Kind);
        _statements.Add(
            holdsRows ? Phase.Table
                : item.Kind == TriggerKind.Kind ? Phase.DropTrigger
                : Phase.Drop,
            item.Id,
            $"DROP {Word(item.Kind)} {Names.Quote(item.Id.Name)}",
            holdsRows ? [Hazard.DataLoss, Hazard.Irreversible] : []
        );
    }

    private void Create(CatalogObject item)
    {
        if (!_done.Add(item.Id))
            return;
        var isTable = HoldsRows(item.Kind);
        _statements.Add(
            isTable ? Phase.Table : Phase.Create,
            item.Id,
            item.Kind == TableKind.Kind
                ? SourceText.OfTable(item, _target[Names.Fold(item.Id.Name)])
                : SourceText.Of(item),
            item.Kind == IndexKind.Kind ? [Hazard.IndexBuild] : []
        );
        if (isTable || item.Kind == ViewKind.Kind)
            CreateStandingOn(Names.Fold(item.Id.Name));
    }

    /// <summary>Makes the indexes and triggers, which went with what they stand on or were never there.</summary>
    private void CreateStandingOn(string folded)
    {
        foreach (var standing in _target[folded].Where(member => StandsOnTable(member.Id.Kind)))
            Create(standing);
    }

    private void Change(string table, IReadOnlyList<Drift> drifts)
    {
        var (old, wanted) = (_currentTables[table], _targetTables[table]);
        if (!HasColumns(_current[table]) || !HasColumns(_target[table]))
        {
            _statements.Residue.Add(
                new PlanResidue(
                    wanted.Id,
                    "its definition is not understood, so that its rows could not be kept: rebuild it by hand"
                )
            );
            return;
        }
        if (Altered(table, drifts, old, wanted))
            return;
        var rebuild = new TableRebuild(old, [.. _current[table]], wanted, [.. _target[table]]);
        rebuild.AddTo(_statements);
        CreateStandingOn(table);
    }

    /// <summary>Changes the table by ALTER TABLE; false where that cannot be.</summary>
    private bool Altered(string table, IReadOnlyList<Drift> drifts, CatalogObject old, CatalogObject wanted)
    {
        var (dropped, others) = DroppedColumns.Of(old, drifts, SqliteLibrary.Version);
        if (AddedColumns.Of(others, old, wanted, _target[table]) is not { } added)
            return false;
        if (dropped.Count > 0 && !_isSound.Value)
            return false;
        // First those that come: a table never is without columns.
        foreach (var (column, sql) in added)
            _statements.Add(Phase.Table, column, sql);
        foreach (var column in dropped)
            _statements.Add(Phase.Table, column.Id, DroppedColumns.Sql(old, column), DroppedColumns.Hazards(column));
        return true;
    }

    private List<Drift> ChangedTable(string table)
    {
        if (!_changed.TryGetValue(Names.Fold(table), out var drifts))
            _changed[Names.Fold(table)] = drifts = [];
        return drifts;
    }

    private static bool HoldsRows(ObjectKind kind) => kind == TableKind.Kind || kind == VirtualTableKind.Kind;

    private static bool HasColumns(IEnumerable<CatalogObject> members) =>
        members.Any(item => item.Kind == ColumnKind.Kind);

    private static Dictionary<string, CatalogObject> Tables(Catalog catalog) =>
        catalog.Objects.Where(item => item.Kind == TableKind.Kind).ToDictionary(item => Names.Fold(item.Id.Name));

    private static bool StandsOnTable(string kind) => kind == IndexKind.Kind.Name || kind == TriggerKind.Kind.Name;

    private static string Word(ObjectKind kind) =>
        kind == VirtualTableKind.Kind ? "TABLE" : kind.Name.ToUpperInvariant();

    private static ILookup<string, CatalogObject> Members(Catalog catalog) =>
        catalog.Objects.Where(item => item.Id.Parent.Length > 0).ToLookup(item => Names.Fold(item.Id.Parent));
}
