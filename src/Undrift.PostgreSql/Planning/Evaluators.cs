using Undrift.PostgreSql.Kinds;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Planning;

/// <summary>
/// What calls functions while it is made, since it looks at rows. A function whose body is a text may call any other one,
/// which the server does not record: so all routines come before, except those that wait for the evaluator itself.
/// </summary>
internal static class Evaluators
{
    private static readonly HashSet<string> Routines = [FunctionKind.Name, ProcedureKind.Name];

    private static readonly HashSet<string> Kinds =
    [
        RelationKinds.MaterializedView,
        RelationKinds.Index,
        CheckKind.Name,
        ExcludeKind.Name,
    ];

    /// <summary>Puts the nodes in order.</summary>
    public static void Order(List<PlanNode> nodes)
    {
        var routines = nodes.Where(node => Routines.Contains(node.Item.Kind) && !IsDrop(node)).ToList();
        var evaluators = nodes.Where(node => Kinds.Contains(node.Item.Kind) && !IsDrop(node)).ToList();
        if (routines.Count == 0 || evaluators.Count == 0)
            return;
        var needed = Before(nodes, routines);
        var barrier = new PlanNode(new ObjectId(FunctionKind.Name, "", "", ""), 0);
        foreach (var routine in routines)
            routine.Before(barrier);
        foreach (var evaluator in evaluators.Where(evaluator => !needed.Contains(evaluator)))
            barrier.Before(evaluator);
        nodes.Add(barrier);
    }

    private static bool IsDrop(PlanNode node) => node.Rank < PlanNodes.Makes;

    /// <summary>All that comes before one of the nodes.</summary>
    private static HashSet<PlanNode> Before(List<PlanNode> nodes, List<PlanNode> goals)
    {
        var leading = nodes
            .SelectMany(node => node.Followers, (node, follower) => (node, follower))
            .ToLookup(pair => pair.follower, pair => pair.node);
        var (found, open) = (new HashSet<PlanNode>(), new Stack<PlanNode>(goals));
        while (open.TryPop(out var next))
            foreach (var node in leading[next])
                if (found.Add(node))
                    open.Push(node);
        return found;
    }
}
