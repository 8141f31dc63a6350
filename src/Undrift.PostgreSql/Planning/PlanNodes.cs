using Undrift.PostgreSql.Kinds;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Planning;

/// <summary>Makes the nodes of a plan from what is made, dropped and changed, and says which comes before which.</summary>
internal sealed class PlanNodes
{
    // Drops come first where nothing else is said, in the opposite order of kinds.
    internal const int Makes = 1000;
    private const int Lates = 2000;

    private readonly PlanScope _scope;
    private readonly ChangeSet _changes;
    private readonly Dictionary<ObjectId, PlanNode> _created = [];
    private readonly Dictionary<ObjectId, PlanNode> _destroyed = [];
    private readonly Dictionary<ObjectId, PlanNode> _altered = [];
    private readonly Dictionary<ObjectId, PlanNode> _late = [];
    private readonly Dictionary<ObjectId, PlanNode> _released = [];
    private readonly Dictionary<ObjectId, PlanNode> _shells = [];
    private readonly List<PlanNode> _nodes = [];

    public PlanNodes(PlanScope scope, ChangeSet changes)
    {
        (_scope, _changes) = (scope, changes);
        AddDestroyed();
        AddCreated();
        AddAltered();
        AddReleased();
        foreach (var dependency in scope.TargetNeeds.All)
            OrderMaking(dependency);
        foreach (var dependency in scope.CurrentNeeds.All)
            OrderDropping(dependency);
        OrderReplacements();
        OrderMembers();
        new NameClashes(_created, _destroyed).Order();
        OrderIdentities();
        OrderShells();
        Evaluators.Order(_nodes);
    }

    /// <summary>The nodes.</summary>
    public IReadOnlyList<PlanNode> All => _nodes;

    /// <summary>The nodes that come when all others are done.</summary>
    public IReadOnlySet<PlanNode> Late => _late.Values.ToHashSet();

    // What is changed comes before what is made: a REVOKE on a table takes the grants on its columns along.
    private static int Making(ObjectId id) => Makes + 2 * PlanOrder.Of(id) + 1;

    private PlanNode Node(Dictionary<ObjectId, PlanNode> map, ObjectId item, int rank)
    {
        if (map.TryGetValue(item, out var node))
            return node;
        map[item] = node = new PlanNode(item, rank);
        _nodes.Add(node);
        return node;
    }

    private static IEnumerable<CatalogObject> InOrder(IEnumerable<CatalogObject> items) =>
        items.OrderBy(item => PlanOrder.Of(item.Id)).ThenBy(item => item.Id, Comparer<ObjectId>.Create(Compare));

    private static int Compare(ObjectId one, ObjectId other) => ObjectId.Compare(one, other);

    private void AddDestroyed()
    {
        foreach (var item in InOrder(_changes.Destroyed.Values))
            if (RootOf(item) is { } root && root.Id != item.Id)
                _destroyed[item.Id] = Node(_destroyed, root.Id, Makes - 1 - PlanOrder.Of(root.Id));
            else
                Drop(item);
    }

    private void Drop(CatalogObject item)
    {
        var plan = KindPlans.Of(item)!;
        var node = Node(_destroyed, item.Id, Makes - 1 - PlanOrder.Of(item.Id));
        var subject = _changes.Swapped.Contains(item.Id) ? TypeSwap.Old(item) : item;
        if (plan.Drop(subject, _scope) is { } steps)
            Add(node, item, steps);
        else
            _changes.Residue.Add(new PlanResidue(item.Id, "no statement drops it: drop it by hand"));
    }

    /// <summary>What is dropped and takes the object along.</summary>
    private CatalogObject? RootOf(CatalogObject item)
    {
        var root = item;
        // A type takes the functions along that it cannot be without.
        foreach (var need in _scope.CurrentNeeds.TypesBoundTo(item.Id))
            if (_changes.Destroyed.TryGetValue(need, out var type))
                return type;
        while (Above(root) is { } above && !_scope.DroppedFirst.Contains(root.Id))
            root = above;
        return root;
    }

    private CatalogObject? Above(CatalogObject item)
    {
        if (KindPlans.Of(item) is { GoesWithOwner: true } && Destroyed(item.Owner) is { } owner)
            return owner;
        // What a partition has is its own again once it is detached.
        return item.Owner is { } table && _changes.Altered.TryGetValue(table, out var change) && change.Detaches
            ? null
            : Destroyed(item.Template) ?? Destroyed(_scope.CurrentNeeds.OriginalOf(item.Id));
    }

    private CatalogObject? Destroyed(ObjectId? id) =>
        id is { } known ? _changes.Destroyed.GetValueOrDefault(known) : null;

    private void AddCreated()
    {
        var inside = new List<CatalogObject>();
        foreach (var item in InOrder(_changes.Created.Values))
            if (MakerOf(item) is { } maker && maker != item.Id)
                inside.Add(item);
            else
                Make(item, Node(_created, item.Id, Making(item.Id)), comesAlong: false);
        foreach (var item in inside)
            if (_created.TryGetValue(MakerOf(item)!.Value, out var node))
                Make(item, _created[item.Id] = node, comesAlong: true);
    }

    /// <summary>The object whose statement makes this one, too.</summary>
    private ObjectId? MakerOf(CatalogObject item)
    {
        var plan = KindPlans.Of(item)!;
        if (_scope.IsOwnerNew(item) && plan.ComesWithOwner(item, _scope))
            return item.Owner;
        if (plan.ComesWithTemplate && item.Template is { } template && _scope.Created.Contains(template))
            return MakerOf(_scope.Target.Find(template)!) ?? template;
        return null;
    }

    private void Make(CatalogObject item, PlanNode node, bool comesAlong)
    {
        var plan = KindPlans.Of(item)!;
        if (plan.Shell(item, _scope) is { } shell)
            Node(_shells, item.Id, Makes + PlanOrder.Of(item.Id)).Add(item.Id, [shell]);
        if (_changes.Swapped.Contains(item.Id))
            node.Add(item.Id, [TypeSwap.Rename(item)]);
        if (comesAlong)
            Add(node, item, []);
        else if (plan.Create(item, _scope) is { } steps)
            Add(node, item, steps);
        else
        {
            _changes.Residue.Add(new PlanResidue(item.Id, "no statement makes it: make it by hand"));
            return;
        }
        Add(
            node,
            item,
            [
                .. plan.Details(item, _scope),
                .. CommonSteps.Create(plan, item),
                .. DefaultPrivileges.UnwantedOn(item, _scope),
            ]
        );
    }

    private void AddAltered()
    {
        foreach (var item in InOrder(_changes.Altered.Values.Select(altered => altered.Change.To)))
            Add(Node(_altered, item.Id, Making(item.Id) - 1), item, _changes.Altered[item.Id].Steps);
    }

    private void Add(PlanNode node, CatalogObject item, IEnumerable<SqlStep> steps)
    {
        foreach (var step in steps)
            if (step.Stage == Stage.Release)
                Node(_released, item.Id, 0).Add(item.Id, [step]);
            else if (step.Stage == Stage.Late || (_scope.Deferred.Contains(item.Id) && !Comes(item)))
                Node(_late, item.Id, Lates + PlanOrder.Of(item.Id)).Add(item.Id, [step]);
            else
                node.Add(item.Id, [step]);
    }

    // A column is made with its table, whatever becomes of its default.
    private bool Comes(CatalogObject item) => KindPlans.Of(item)!.ComesWithOwner(item, _scope);

    private void AddReleased()
    {
        foreach (var id in _changes.Released.Where(id => !_changes.Destroyed.ContainsKey(id)))
        {
            Node(_released, id, 0).Add(id, [ColumnSteps.DropDefault(id)]);
            if (ColumnSteps.SetDefault(_scope.Target.Find(id)!) is { } step)
                Node(_late, id, Lates + PlanOrder.Of(id)).Add(id, [step]);
        }
    }

    private PlanNode? MakerNode(ObjectId id) => _created.GetValueOrDefault(id) ?? _altered.GetValueOrDefault(id);

    private void OrderMaking(Dependency dependency)
    {
        // A copy is made first: the original then takes it over.
        if (dependency.Part == Dependencies.Copy)
            return;
        var later =
            dependency.Part == Dependencies.OwnedBy || _scope.Deferred.Contains(dependency.From)
                ? _late.GetValueOrDefault(dependency.From)
                : MakerNode(dependency.From);
        if (_scope.TargetNeeds.IsBound(dependency.From, dependency.To))
            _shells.GetValueOrDefault(dependency.To)?.Before(later);
        else
            MakerNode(dependency.To)?.Before(later);
    }

    private void OrderDropping(Dependency dependency)
    {
        var (from, to) = (dependency.From, dependency.To);
        if (dependency.Part == Dependencies.Copy)
            return;
        if (dependency.Part == Dependencies.OwnedBy && _destroyed.ContainsKey(from))
            return;
        if (_destroyed.TryGetValue(from, out var gone))
        {
            gone.Before(_destroyed.GetValueOrDefault(to));
            if (!_scope.CurrentNeeds.IsBound(from, to) && !Owns(from, to))
                gone.Before(_altered.GetValueOrDefault(to));
            return;
        }
        var change = dependency.Part == Dependencies.Default ? _released.GetValueOrDefault(from) : null;
        change ??= _altered.GetValueOrDefault(from);
        if (_destroyed.TryGetValue(to, out var old))
            change?.Before(old);
        else if (dependency.Part == Dependencies.Default)
            _released.GetValueOrDefault(from)?.Before(_altered.GetValueOrDefault(to));
    }

    /// <summary>True for the sequence of a serial column: it has to leave before the column takes it along.</summary>
    private bool Owns(ObjectId column, ObjectId sequence) =>
        _scope.CurrentNeeds.On(column).Any(need => need.From == sequence && need.Part == Dependencies.OwnedBy);

    /// <summary>What is made anew is dropped before; a type that columns change over to, after.</summary>
    private void OrderReplacements()
    {
        foreach (var (id, old) in _destroyed)
            if (_created.TryGetValue(id, out var made))
                // A member goes with its type.
                if (_changes.Swapped.Contains(old.Item))
                    made.Before(old);
                else
                    old.Before(made);
        foreach (var (id, released) in _released)
            released.Before(_altered.GetValueOrDefault(id));
        foreach (var item in _changes.Destroyed.Values.Where(item => item.Owner is not null))
            if (!KindPlans.Of(item)!.GoesWithOwner)
                _destroyed[item.Id].Before(_destroyed.GetValueOrDefault(item.Owner!.Value));
    }

    /// <summary>What comes before a type comes before it is announced, but for the functions that need it.</summary>
    private void OrderShells()
    {
        foreach (var (id, shell) in _shells)
        {
            var type = _created[id];
            foreach (var node in _nodes.Where(node => node.Followers.Contains(type) && !shell.Followers.Contains(node)))
                node.Before(shell);
            shell.Before(type);
        }
    }

    /// <summary>The sequence of a column that is no identity any more gives its name to one that is made.</summary>
    private void OrderIdentities()
    {
        var sequences = _created
            .Where(made => made.Key.Kind == RelationKinds.Sequence)
            .ToDictionary(made => Identifier.Qualified(made.Key.Schema, made.Key.Name), made => made.Value);
        foreach (var (id, released) in _released.Where(pair => !_changes.Released.Contains(pair.Key)))
            if (_scope.Current.Find(id) is { } column && IdentityFacets.Sequence.Of(column) is { } name)
                released.Before(sequences.GetValueOrDefault(name));
    }

    /// <summary>A member comes after its owner; the original of copies after the copies, which it then takes over.</summary>
    private void OrderMembers()
    {
        foreach (
            var item in _changes.Created.Values.Concat(_changes.Altered.Values.Select(altered => altered.Change.To))
        )
        {
            var node = MakerNode(item.Id);
            // The sequence of a serial column comes before it, and is given to it in the end.
            if (item.Owner is { } owner && node is not null && item.Id.Kind != RelationKinds.Sequence)
                MakerNode(owner)?.Before(node);
            if (item.Template is not { } template || node is null)
                continue;
            if (KindPlans.Of(item)!.JoinsTemplate)
                node.Before(_created.GetValueOrDefault(template));
            else
                MakerNode(template)?.Before(node);
        }
    }
}
