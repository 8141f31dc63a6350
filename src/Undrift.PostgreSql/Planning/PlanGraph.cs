namespace Undrift.PostgreSql.Planning;

/// <summary>A group of statements that stay together.</summary>
internal sealed class PlanNode(ObjectId item, int rank)
{
    /// <summary>What the statements are about.</summary>
    public ObjectId Item => item;

    /// <summary>Where the node stands among those that nothing puts in order.</summary>
    public int Rank => rank;

    /// <summary>The statements, each with what it is about.</summary>
    public List<(ObjectId Item, SqlStep Step)> Steps { get; } = [];

    /// <summary>What has to come after this node.</summary>
    public HashSet<PlanNode> Followers { get; } = [];

    /// <summary>Adds statements.</summary>
    public void Add(ObjectId about, IEnumerable<SqlStep> steps) => Steps.AddRange(steps.Select(step => (about, step)));

    /// <summary>Says that another node comes after this one.</summary>
    public void Before(PlanNode? other)
    {
        if (other is not null && other != this)
            Followers.Add(other);
    }
}

/// <summary>Puts nodes in an order in which each comes after what it needs.</summary>
internal static class PlanGraph
{
    /// <summary>The nodes in order; what stands in a cycle comes where its rank is lowest.</summary>
    /// <param name="nodes">The nodes, in an order that is the same on every run.</param>
    public static IReadOnlyList<PlanNode> Sort(IReadOnlyList<PlanNode> nodes)
    {
        var waiting = nodes.ToDictionary(node => node, _ => 0);
        foreach (var follower in nodes.SelectMany(node => node.Followers).Where(waiting.ContainsKey))
            waiting[follower]++;
        var places = nodes.Index().ToDictionary(node => node.Item, node => node.Index);
        var order = Comparer<PlanNode>.Create(
            (one, other) =>
                one.Rank != other.Rank ? one.Rank.CompareTo(other.Rank) : places[one].CompareTo(places[other])
        );
        var ready = new SortedSet<PlanNode>(nodes.Where(node => waiting[node] == 0), order);
        var left = new SortedSet<PlanNode>(nodes.Where(node => waiting[node] > 0), order);
        var sorted = new List<PlanNode>(nodes.Count);
        while (ready.Count + left.Count > 0)
        {
            var next = ready.Count > 0 ? ready.Min! : left.Min!;
            ready.Remove(next);
            left.Remove(next);
            sorted.Add(next);
            foreach (var follower in next.Followers.Where(waiting.ContainsKey))
                if (--waiting[follower] == 0 && left.Remove(follower))
                    ready.Add(follower);
        }
        return sorted;
    }
}
