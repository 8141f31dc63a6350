namespace Undrift;

/// <summary>Which rule decides on which object; each object is decided once.</summary>
internal sealed class IgnoreDecision(IReadOnlyList<IgnoreRule> rules, ObjectGraph graph)
{
    private const int NoRule = -1;
    private readonly Dictionary<ObjectId, int> _lastRule = [];

    /// <summary>The last rule that matches the object or one that it stands in; null when none does.</summary>
    public IgnoreRule? LastRule(ObjectId id) =>
        rules.Count > 0 && Decide(id) is >= 0 and var index ? rules[index] : null;

    /// <summary>The rules that match no object of either side.</summary>
    public IEnumerable<IgnoreRule> Unmatched()
    {
        if (rules.Count == 0)
            return [];
        var open = rules.ToList();
        foreach (var id in graph.Objects)
        {
            var path = ObjectPath.Of(id);
            open.RemoveAll(rule => rule.Pattern.Matches(path));
            if (open.Count == 0)
                break;
        }
        return open;
    }

    private int Decide(ObjectId id)
    {
        if (_lastRule.TryGetValue(id, out var known))
            return known;
        // Also the mark that ends a circle of owners, should a reader ever make one.
        _lastRule[id] = NoRule;
        var last = NoRule;
        foreach (var container in graph.Containers(id))
            last = Math.Max(last, Decide(container));
        var path = ObjectPath.Of(id);
        for (var index = rules.Count - 1; index > last; index--)
            if (rules[index].Pattern.Matches(path))
                last = index;
        return _lastRule[id] = last;
    }
}
