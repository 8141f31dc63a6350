using Undrift.PostgreSql.Kinds;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Planning;

/// <summary>
/// Finds what needs itself in the end, and breaks it: a default or check that calls a function of its own table is set
/// when all is there; a foreign key between two tables that go is dropped before them.
/// </summary>
internal sealed class Cycles
{
    private readonly Dictionary<ObjectId, List<ObjectId>> _edges = [];
    private readonly Func<ObjectId, ObjectId> _whole;

    private Cycles(IEnumerable<Dependency> dependencies, Func<ObjectId, ObjectId> whole)
    {
        _whole = whole;
        foreach (var dependency in dependencies)
        {
            var (from, to) = (whole(dependency.From), whole(dependency.To));
            if (!_edges.TryGetValue(from, out var list))
                _edges[from] = list = [];
            list.Add(to);
        }
    }

    /// <summary>Says what is made later and what is dropped before.</summary>
    public static void Break(PlanScope scope, ChangeSet changes)
    {
        var made = scope.TargetNeeds.All.Where(item => changes.Created.ContainsKey(item.From)).ToList();
        var making = new Cycles(made.Where(item => !CanWait(item)), id => Whole(id, scope.Target, changes.Created));
        foreach (var item in made.Where(CanWait).Where(item => item.Part != Dependencies.OwnedBy))
            if (making.IsInCycle(item))
                scope.Deferred.Add(item.From);
        var gone = scope.CurrentNeeds.All.Where(item => changes.Destroyed.ContainsKey(item.From)).ToList();
        var dropping = new Cycles(gone, id => Root(id, changes.Destroyed));
        foreach (var item in gone.Where(item => IsApart(item.From, changes)))
            if (changes.Destroyed.ContainsKey(item.To) && dropping.IsInCycle(item))
                scope.DroppedFirst.Add(item.From);
    }

    // The copy of a partition goes with its original, a column with its values.
    private static bool IsApart(ObjectId id, ChangeSet changes) =>
        id.Kind is ForeignKeyKind.Name or CheckKind.Name or RuleKind.Name or TriggerKind.Name or PolicyKind.Name
        && changes.Destroyed[id] is { Template: null, Owner: { } owner }
        && changes.Destroyed.ContainsKey(owner);

    private static ObjectId Root(ObjectId id, Dictionary<ObjectId, CatalogObject> destroyed)
    {
        while (destroyed.TryGetValue(id, out var item) && item.Owner is { } owner && destroyed.ContainsKey(owner))
            id = owner;
        return id;
    }

    private bool IsInCycle(Dependency item) => _whole(item.From) != _whole(item.To) && Reaches(item.To, item.From);

    // What is no object of its own in the statements: a column with its default, a check within CREATE TABLE.
    private static bool CanWait(Dependency item) => item.Part is not null || item.From.Kind == CheckKind.Name;

    private static ObjectId Whole(
        ObjectId id,
        Respelling.CatalogIndex catalog,
        Dictionary<ObjectId, CatalogObject> among
    )
    {
        while (
            catalog.Find(id)?.Owner is { } owner
            && among.ContainsKey(owner)
            && id.Kind is ColumnKind.Name or CheckKind.Name
        )
            id = owner;
        return id;
    }

    private bool Reaches(ObjectId from, ObjectId to)
    {
        var (goal, seen, open) = (_whole(to), new HashSet<ObjectId>(), new Stack<ObjectId>([_whole(from)]));
        while (open.TryPop(out var next))
        {
            if (next == goal)
                return true;
            if (seen.Add(next) && _edges.TryGetValue(next, out var further))
                foreach (var id in further)
                    open.Push(id);
        }
        return false;
    }
}
