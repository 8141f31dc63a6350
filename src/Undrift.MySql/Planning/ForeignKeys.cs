using Undrift.MySql.Ddl;
using Undrift.MySql.Kinds;
using Undrift.MySql.Text;

namespace Undrift.MySql.Planning;

/// <summary>
/// Foreign keys: those that go, and those that stand on what changes its form, are dropped before all else; those that come
/// are added when both ends are there.
/// </summary>
internal sealed class ForeignKeys
{
    private readonly PlanScope _scope;
    private readonly List<CatalogObject> _dropped;
    private readonly List<CatalogObject> _added;

    /// <summary>Looks at what differs.</summary>
    public ForeignKeys(PlanScope scope, IReadOnlyList<TableChange> changes)
    {
        _scope = scope;
        var differences = scope
            .Differences.Where(item => (item.Expected ?? item.Actual)!.Kind == ForeignKeyKind.Modelled)
            .ToList();
        var touched = Touched(changes).ToList();
        _dropped =
        [
            .. differences.Select(item => item.Actual).OfType<CatalogObject>().Where(key => scope.Stays(key.Id.Parent)),
            .. touched,
        ];
        _added =
        [
            .. differences.Select(item => item.Expected).OfType<CatalogObject>(),
            .. touched.Select(key => scope.Target.Find(key.Id)!),
        ];
    }

    /// <summary>Adds the statements that drop.</summary>
    /// <param name="script">Gets them.</param>
    /// <param name="also">Keys of tables that go, which refer to one another.</param>
    public void Drop(PlanScript script, IEnumerable<CatalogObject> also)
    {
        foreach (var table in _dropped.Concat(also).Distinct().GroupBy(key => key.Id.Parent))
        {
            var keys = table.ToList();
            var clauses = keys.Select(key => $"DROP FOREIGN KEY {Names.Quote(key.Id.Name)}");
            script.Add(Step(Phase.DropForeignKey, table.Key, keys, clauses, []));
        }
    }

    /// <summary>Adds the statements that add.</summary>
    /// <param name="script">Gets them.</param>
    /// <param name="made">Keys that CREATE TABLE makes.</param>
    public void Make(PlanScript script, IReadOnlySet<ObjectId> made)
    {
        var late = _added.Where(key => !made.Contains(key.Id));
        foreach (var table in late.GroupBy(key => (key.Id.Parent, IsDangling(key))))
        {
            var keys = table.ToList();
            // A table that was not there has no rows.
            IReadOnlyList<Hazard> hazards =
                !_scope.Stays(table.Key.Parent) ? []
                : table.Key.Item2 ? []
                : [Hazard.TableRewrite, Hazard.ValidationScan];
            var clauses = keys.Select(key => "ADD " + KeyText.ForeignKey(key));
            var step = Step(Phase.AddForeignKey, table.Key.Parent, keys, clauses, hazards);
            script.Add(
                table.Key.Item2 ? step with { Settings = new SessionSettings { ForeignKeyChecks = false } } : step
            );
        }
    }

    /// <summary>True for one that refers to a table that is not there, which the server allows without its checks.</summary>
    public bool IsDangling(CatalogObject key) =>
        Referenced(key) is { } table && _scope.Table(table, target: true) is null;

    /// <summary>The table that a key refers to; null: one of another database.</summary>
    public static string? Referenced(CatalogObject key) =>
        SqlTokenizer.Split(ForeignKeyKind.References.Of(key) ?? "") is [{ Kind: SqlTokenKind.Name } name]
            ? name.Value
            : null;

    private PlanStep Step(
        Phase phase,
        string table,
        List<CatalogObject> keys,
        IEnumerable<string> clauses,
        IReadOnlyList<Hazard> hazards
    )
    {
        var id = TableKind.IdOf(table);
        var text = string.Join(",\n  ", clauses);
        return new PlanStep(
            phase,
            keys.Count == 1 ? keys[0].Id : id,
            $"ALTER TABLE {Names.Quote(table)}{(keys.Count == 1 ? " " : "\n  ")}{text}",
            hazards
        )
        {
            Lock = new PlanLock(hazards.Count == 0 ? LockClass.ShareUpdateExclusive : LockClass.Share, id),
            Settings =
                _scope.Table(table, target: false) is { } was && TableFacets.SystemVersioned.Of(was)
                    ? new SessionSettings { KeepsHistory = true }
                    : null,
        };
    }

    /// <summary>Keys that stay and stand on columns that change their form, or on a key that goes with none in its place.</summary>
    private IEnumerable<CatalogObject> Touched(IReadOnlyList<TableChange> changes)
    {
        var columns = changes.ToDictionary(change => change.Name, change => change.TouchedColumns.ToHashSet());
        var keys = changes.ToDictionary(change => change.Name, change => change.GoneKeys.ToList());
        var differing = _scope.Differences.Select(item => (item.Expected ?? item.Actual)!.Id).ToHashSet();
        foreach (var key in _scope.Current.Objects.Where(item => item.Kind == ForeignKeyKind.Modelled))
        {
            if (differing.Contains(key.Id) || _scope.Target.Find(key.Id) is null)
                continue;
            var own = ForeignKeyKind.Columns.Of(key) ?? [];
            var other = ForeignKeyKind.ReferencedColumns.Of(key) ?? [];
            if (Stands(key.Id.Parent, own) || (Referenced(key) is { } table && Stands(table, other)))
                yield return key;
        }

        bool Stands(string table, IReadOnlyList<string> on) =>
            (columns.TryGetValue(table, out var touched) && on.Any(touched.Contains))
            || (
                keys.TryGetValue(table, out var gone)
                && gone.Any(key => Covers(key, on))
                && !_scope.MembersOf(table, target: true).Any(key => KeyChanges.IsKey(key) && Covers(key, on))
            );
    }

    private static bool Covers(CatalogObject key, IReadOnlyList<string> columns)
    {
        var parts = KeyFacets.Keys.Of(key) ?? [];
        return parts.Count >= columns.Count
            && columns
                .Select(Names.Quote)
                .Zip(parts)
                .All(pair => pair.First.Equals(pair.Second, StringComparison.OrdinalIgnoreCase));
    }
}
