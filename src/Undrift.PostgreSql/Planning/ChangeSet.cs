using Undrift.PostgreSql.Kinds;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Planning;

/// <summary>
/// What is to be made, dropped and changed. Begins with the differences; what cannot be changed is made anew, and so is
/// what rests on it.
/// </summary>
internal sealed class ChangeSet
{
    private readonly PlanScope _scope;
    private readonly Queue<ObjectId> _stale = [];
    private readonly HashSet<ObjectId> _seen = [];
    private readonly HashSet<ObjectId> _extensions;

    public ChangeSet(PlanScope scope, IEnumerable<Difference> differences)
    {
        _scope = scope;
        var list = differences.ToList();
        _extensions =
        [
            .. list.Select(item => (item.Expected ?? item.Actual)!.Id).Where(id => id.Kind == ExtensionKind.Name),
        ];
        foreach (var difference in list)
            Classify(difference);
        foreach (var item in Destroyed.Values.ToList())
            LoseMembers(item.Id);
        foreach (var item in Created.Values.ToList())
            if (item.Owner is { } owner && KindPlans.Of(item)!.NeedsNewOwner(item, scope))
                Replace(owner);
        foreach (var altered in Altered.Values.ToList())
            Write(altered);
        while (_stale.TryDequeue(out var id))
            Follow(id);
        Scope();
    }

    /// <summary>What is made, by id.</summary>
    public Dictionary<ObjectId, CatalogObject> Created { get; } = [];

    /// <summary>What is dropped, by id.</summary>
    public Dictionary<ObjectId, CatalogObject> Destroyed { get; } = [];

    /// <summary>What is changed, by id.</summary>
    public Dictionary<ObjectId, Altered> Altered { get; } = [];

    /// <summary>Columns whose default rests on what is made anew: it is dropped before and set again afterwards.</summary>
    public HashSet<ObjectId> Released { get; } = [];

    /// <summary>Types that columns with rows change over to.</summary>
    public HashSet<ObjectId> Swapped { get; } = [];

    /// <summary>What has no automatic fix.</summary>
    public List<PlanResidue> Residue { get; } = [];

    /// <summary>True for what is dropped and made again.</summary>
    public bool IsReplaced(ObjectId id) => Created.ContainsKey(id) && Destroyed.ContainsKey(id);

    private void Classify(Difference difference)
    {
        var item = (difference.Expected ?? difference.Actual)!;
        if (BelongsToExtension(difference) && !IsComment(difference))
        {
            if (difference is { Expected: not null, Actual: not null } && !_extensions.Contains(item.Owner ?? default))
                Residue.Add(
                    new PlanResidue(item.Id, "it belongs to an extension: change it there, or update the extension")
                );
        }
        else if (ComesWithExtension(difference))
            return;
        else if (KindPlans.Of(item) is null)
            Residue.Add(
                new PlanResidue(item.Id, "no statement is written for objects of this kind: change it by hand")
            );
        else if (difference.Actual is not { } actual)
            Created.Add(item.Id, item);
        else if (difference.Expected is not { } expected)
            Destroyed.Add(item.Id, item);
        else
            Altered.Add(item.Id, new Altered(new ObjectChange(actual, expected, difference.Facets)));
    }

    /// <summary>
    /// What goes with an object that goes, also where the target has it: the column of a table that becomes a view. A
    /// sequence that another column shall own leaves before.
    /// </summary>
    private void LoseMembers(ObjectId id)
    {
        Settle(id);
        foreach (var member in _scope.Current.OwnedBy(id))
            if (Destroyed.ContainsKey(member.Id))
                continue;
            else if (_scope.Target.Find(member.Id) is not { } kept)
                Destroy(member);
            else if (
                kept.Owner == member.Owner
                || kept.Owner is { } owner && owner.Kind != id.Kind && owner.Name == id.Name
            )
                Replace(member.Id);
    }

    private static bool BelongsToExtension(Difference difference) =>
        difference.Expected?.Owner is { Kind: ExtensionKind.Name }
        || difference.Actual?.Owner is { Kind: ExtensionKind.Name };

    /// <summary>True for the column of a table, or the attribute of a type, that an extension brings or takes along.</summary>
    private bool ComesWithExtension(Difference difference)
    {
        var (item, catalog) = difference.Expected is { } expected
            ? (expected, _scope.Target)
            : (difference.Actual!, _scope.Current);
        for (var above = catalog.Owner(item); above is not null; above = catalog.Owner(above))
            if (above.Owner is { Kind: ExtensionKind.Name } extension)
                return _extensions.Contains(extension);
        return false;
    }

    private static bool IsComment(Difference difference) =>
        difference is { Expected: not null, Actual: not null, Facets: [var facet] }
        && facet == CommonFacets.Comment.Name;

    private void Write(Altered altered)
    {
        var change = altered.Change;
        var plan = KindPlans.Of(change.To)!;
        altered.Steps.AddRange(plan.Alter(change, _scope));
        altered.Steps.AddRange(CommonSteps.Alter(plan, change));
        if (change.Left.Count == 0)
        {
            if (plan.Disturbs(change))
                Settle(change.To.Id);
        }
        else if (plan.IsKept(change.To) || plan.IsKept(change.From) || plan.Create(change.To, _scope) is null)
            // What no statement makes is not dropped, either.
            Residue.Add(
                new PlanResidue(
                    change.To.Id,
                    $"no statement changes {string.Join(", ", change.Left)} of an existing {change.To.Kind}: it would have to be made anew"
                )
            );
        else
            Replace(plan.ReplacesOwner && change.To.Owner is { } owner ? owner : change.To.Id);
    }

    /// <summary>Has everything looked at that rests on the object.</summary>
    private void Settle(ObjectId id)
    {
        if (_seen.Add(id))
            _stale.Enqueue(id);
    }

    private void Replace(ObjectId id)
    {
        if (_scope.Current.Find(id) is not { } from || _scope.Target.Find(id) is not { } to || IsReplaced(id))
            return;
        if (KindPlans.Of(to) is not { } plan)
            return;
        Altered.Remove(id);
        if (plan.IsSwapped(from, _scope) && !RestsOnAnotherType(from))
            Swapped.Add(id);
        Destroyed[id] = from;
        Created[id] = to;
        Settle(id);
        foreach (var member in _scope.Current.OwnedBy(id))
            if (_scope.Target.Find(member.Id) is null)
                Destroy(member);
            else
                Replace(member.Id);
        foreach (var member in _scope.Target.OwnedBy(id).Where(member => KindPlans.Of(member) is not null))
            Created.TryAdd(member.Id, member);
        foreach (var copy in _scope.Current.CopiesOf(id))
            Replace(copy.Id);
    }

    /// <summary>
    /// True for an index on a column that gets another type: the old one would have to go before that, the new one come
    /// after it, and neither could stand in for the other.
    /// </summary>
    private bool RestsOnAnotherType(CatalogObject item) =>
        item.Owner is { } owner
        && _scope
            .Current.OwnedBy(owner)
            .Any(column =>
                Altered.TryGetValue(column.Id, out var altered)
                && KindPlans.Of(column)!.Disturbs(altered.Change)
                && _scope.CurrentNeeds.On(column.Id).Any(dependency => dependency.From == item.Id)
            );

    private void Destroy(CatalogObject item)
    {
        if (KindPlans.Of(item) is null)
            return;
        Destroyed.TryAdd(item.Id, item);
        Settle(item.Id);
        foreach (var member in _scope.Current.OwnedBy(item.Id))
            Destroy(member);
    }

    /// <summary>Decides what becomes of what rests on an object that goes, or that changes beneath it.</summary>
    private void Follow(ObjectId id)
    {
        foreach (var dependency in _scope.CurrentNeeds.On(id))
        {
            var item = dependency.From;
            if (Destroyed.ContainsKey(item) || _scope.Target.Find(item) is not { } wanted)
                continue;
            if (KindPlans.Of(wanted) is not { } plan || dependency.Part == Dependencies.OwnedBy)
                continue;
            if (Altered.TryGetValue(id, out var below) && Stands(plan, dependency))
                continue;
            if (below is null && !Created.ContainsKey(id) && Altered.ContainsKey(item))
                // It goes for good, and what rested on it is changed before.
                continue;
            if (dependency.Part == Dependencies.Default)
                Released.Add(item);
            else if (!plan.IsKept(wanted))
                Replace(item);
            else if (Created.ContainsKey(id) && KindPlans.Of(_scope.Target.Find(id)!)!.Swap(wanted, _scope) is { } swap)
                Swap(id, wanted, swap);
            else if (Created.ContainsKey(id))
            {
                _scope.Stuck.Add(id);
                Residue.Add(new PlanResidue(item, $"it rests on {id}, which has to be made anew"));
            }
        }
    }

    private static bool Stands(KindPlan plan, Dependency dependency) =>
        plan.FollowsColumnType || dependency.Part is not null;

    /// <summary>Takes a column over from a type that is made anew.</summary>
    private void Swap(ObjectId type, CatalogObject column, SqlStep step)
    {
        Swapped.Add(type);
        if (!Altered.TryGetValue(column.Id, out var altered))
            Altered[column.Id] = altered = new Altered(new ObjectChange(_scope.Current.Find(column.Id)!, column, []));
        // What is inherited changes with the column of the parent.
        if (column.Template is null && !altered.Steps.Contains(step))
            altered.Steps.Insert(0, step);
        Settle(column.Id);
    }

    private void Scope()
    {
        _scope.Created.UnionWith(Created.Keys);
        _scope.Destroyed.UnionWith(Destroyed.Keys);
    }
}

/// <summary>A change with the statements that make it.</summary>
internal sealed record Altered(ObjectChange Change)
{
    /// <summary>The statements.</summary>
    public List<SqlStep> Steps { get; } = [];

    /// <summary>True for a table that is a partition no more.</summary>
    public bool Detaches =>
        Kinds.TableKind.Bound.Of(Change.From) is not null && Kinds.TableKind.Bound.Of(Change.To) is null;
}
