using Undrift.MySql.Ddl;
using Undrift.MySql.Kinds;
using Undrift.MySql.Text;

namespace Undrift.MySql.Planning;

/// <summary>Tables that come and go.</summary>
internal sealed class TableSteps(PlanScope scope, ForeignKeys foreignKeys)
{
    private readonly TableText _text = new(scope.IsMariaDb);

    /// <summary>Adds the statements that make new tables, those that others refer to first.</summary>
    /// <returns>The foreign keys that are made with them.</returns>
    public HashSet<ObjectId> Create(PlanScript script)
    {
        var tables = Differing(target: true).ToList();
        var made = new HashSet<ObjectId>();
        var open = tables.Select(table => table.Id.Name).ToHashSet();
        foreach (var table in Order(tables, target: true))
        {
            if (table.PartiallyUnderstood)
            {
                script.Leave(
                    table.Id,
                    "its definition holds something that Undrift does not understand, so that no statement is written for it: make it by hand with what SHOW CREATE TABLE prints"
                );
                made.UnionWith(Keys(table.Id.Name, target: true).Select(key => key.Id));
                continue;
            }
            open.Remove(table.Id.Name);
            var late = Keys(table.Id.Name, target: true).Where(key => IsLate(key, table, open)).ToHashSet();
            var members = scope.MembersOf(table.Id.Name, target: true).Where(item => !late.Contains(item)).ToList();
            made.UnionWith(members.Where(item => item.Kind == ForeignKeyKind.Modelled).Select(item => item.Id));
            script.Add(new PlanStep(Phase.CreateTable, table.Id, _text.Of(table, members)));
        }
        return made;
    }

    /// <summary>Adds the statements that drop tables, those that refer to others first.</summary>
    /// <returns>Foreign keys that have to go before.</returns>
    public List<CatalogObject> Drop(PlanScript script)
    {
        var tables = Differing(target: false).ToList();
        var order = Order(tables, target: false);
        order.Reverse();
        var gone = new HashSet<string>();
        var inTheWay = new List<CatalogObject>();
        var referring = tables
            .SelectMany(table => Keys(table.Id.Name, target: false))
            .ToLookup(key => ForeignKeys.Referenced(key) ?? "");
        foreach (var table in order)
        {
            gone.Add(table.Id.Name);
            // What refers to it and goes later.
            inTheWay.AddRange(referring[table.Id.Name].Where(key => !gone.Contains(key.Id.Parent)));
            script.Add(
                new PlanStep(
                    Phase.DropTable,
                    table.Id,
                    $"DROP TABLE {Names.Quote(table.Id.Name)}",
                    Hazard.DataLoss,
                    Hazard.Irreversible
                )
                {
                    Lock = new PlanLock(LockClass.AccessExclusive, table.Id),
                }
            );
        }
        return inTheWay;
    }

    private bool IsLate(CatalogObject key, CatalogObject table, HashSet<string> open) =>
        foreignKeys.IsDangling(key)
        || (ForeignKeys.Referenced(key) is { } other && other != table.Id.Name && open.Contains(other));

    private IEnumerable<CatalogObject> Differing(bool target) =>
        scope
            .Differences.Select(item =>
                target ? (item.Actual is null ? item.Expected : null) : (item.Expected is null ? item.Actual : null)
            )
            .OfType<CatalogObject>()
            .Where(item => item.Kind == TableKind.Modelled);

    private IEnumerable<CatalogObject> Keys(string table, bool target) =>
        scope.MembersOf(table, ForeignKeyKind.Modelled, target);

    /// <summary>The tables, those that others refer to before these; where they refer to one another, as they are named.</summary>
    private List<CatalogObject> Order(List<CatalogObject> tables, bool target)
    {
        var byName = tables.ToDictionary(table => table.Id.Name);
        return Ordering.Of(
            tables,
            table =>
                Keys(table.Id.Name, target)
                    .Select(ForeignKeys.Referenced)
                    .OfType<string>()
                    .Select(byName.GetValueOrDefault)
                    .OfType<CatalogObject>()
        );
    }
}
