using Undrift.MySql.Ddl;
using Undrift.MySql.Kinds;
using Undrift.MySql.Text;
using Op = Undrift.MySql.Planning.TableOperation;

namespace Undrift.MySql.Planning;

/// <summary>The keys and checks of a table that stays.</summary>
internal sealed class KeyChanges(PlanScope scope, CatalogObject table, IEnumerable<Difference> members)
{
    private readonly KeyText _text = new(scope.IsMariaDb);
    private readonly List<Difference> _keys = [.. members.Where(item => IsKey((item.Expected ?? item.Actual)!))];

    /// <summary>True for a primary key, a unique key and an index.</summary>
    public static bool IsKey(CatalogObject item) =>
        item.Kind == PrimaryKeyKind.Modelled || item.Kind == UniqueKind.Modelled || item.Kind == IndexKind.Modelled;

    /// <summary>The clauses, those that drop first.</summary>
    public IEnumerable<TableClause> Clauses()
    {
        var changed = _keys.Where(item => !IsSwitch(item)).ToList();
        var replaced =
            changed.Exists(item => IsPrimary(item.Actual)) && changed.Exists(item => IsPrimary(item.Expected));
        return changed
            .Select(item => item.Actual)
            .OfType<CatalogObject>()
            .Select(key => Dropped(key, replaced))
            .Concat(changed.Select(item => item.Expected).OfType<CatalogObject>().Select(key => Added(key, replaced)))
            .Concat(_keys.Where(IsSwitch).Select(item => Switched(item.Expected!)));
    }

    /// <summary>
    /// True for a clause that drops a key which comes back in a form that MySQL 9.7 takes for the same, if it is in one statement
    /// with the other: full-text keys that differ in their parser, and keys in what they say to a secondary engine.
    /// </summary>
    public bool ComesApart(TableClause clause) =>
        IsDrop(clause)
        && _keys.Exists(item =>
            item is { Actual: { } key, Expected: not null }
            && key.Id == clause.Object
            && (item.Facets.Contains(KeyFacets.Parser.Name) || item.Facets.Contains(KeyFacets.Options.Name))
        );

    private static bool IsDrop(TableClause clause) => clause.Operations is [Op.DropIndex];

    /// <summary>Keys that are there before and not, or otherwise, after it.</summary>
    public IEnumerable<CatalogObject> Gone() =>
        _keys.Where(item => !IsSwitch(item)).Select(item => item.Actual).OfType<CatalogObject>();

    private static TableClause Dropped(CatalogObject key, bool replaced) =>
        IsPrimary(key)
            ? new TableClause(key.Id, "DROP PRIMARY KEY", replaced ? Op.ReplacePrimaryKey : Op.DropPrimaryKey)
            : new TableClause(key.Id, $"DROP INDEX {Names.Quote(key.Id.Name)}", Op.DropIndex);

    private TableClause Added(CatalogObject key, bool replaced)
    {
        var operation =
            IsPrimary(key) ? (replaced ? Op.ReplacePrimaryKey : Op.AddPrimaryKey)
            : KeyFacets.Type.Of(key) is "FULLTEXT" ? Op.AddFullTextIndex
            : KeyFacets.Type.Of(key) is "SPATIAL" ? Op.AddSpatialIndex
            : Op.AddIndex;
        return new TableClause(
            key.Id,
            $"ADD {_text.Key(key, TableFacets.Engine.Of(table))}",
            operation,
            key.Kind == IndexKind.Modelled ? [Hazard.IndexBuild] : [Hazard.ValidationScan, Hazard.IndexBuild]
        );
    }

    /// <summary>MySQL manual, "Invisible Indexes"; MariaDB manual, "Ignored Indexes".</summary>
    private TableClause Switched(CatalogObject key)
    {
        var off = KeyFacets.Invisible.Of(key);
        var word = (scope.IsMariaDb, off) switch
        {
            (true, true) => "IGNORED",
            (true, false) => "NOT IGNORED",
            (false, true) => "INVISIBLE",
            _ => "VISIBLE",
        };
        return new TableClause(key.Id, $"ALTER INDEX {Names.Quote(key.Id.Name)} {word}", Op.SwitchIndex);
    }

    private static bool IsPrimary(CatalogObject? key) => key?.Kind == PrimaryKeyKind.Modelled;

    private static bool IsSwitch(Difference difference) =>
        difference.Expected is not null && difference.Facets is [var name] && name == KeyFacets.Invisible.Name;
}
