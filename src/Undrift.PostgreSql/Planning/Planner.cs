namespace Undrift.PostgreSql.Planning;

/// <summary>
/// Writes the statements that turn one schema into another. What the kinds can change is changed, what they cannot is made
/// anew with all that rests on it; the server's own record of what needs what gives the order.
/// </summary>
internal static class Planner
{
    /// <summary>The plan.</summary>
    /// <exception cref="UndriftException">A catalog was read without what needs what.</exception>
    public static Plan Of(Catalog current, Catalog target, PlanOptions options)
    {
        Require(current);
        Require(target);
        var renames = RenameSteps.Of(options.Renames);
        current = RenamedTexts.Of(current, options.Renames);
        var all = new ComparisonOptions(AllowEmpty: true, Cluster: current.Cluster && target.Cluster);
        var differences = Differ.Compare(target, current, all).Differences;
        var scope = new PlanScope(current, target, options);
        var changes = new ChangeSet(scope, differences);
        Cycles.Break(scope, changes);
        var nodes = new PlanNodes(scope, changes);
        var late = nodes.Late;
        return PlanScript.Of(
            [
                .. PlanGraph.Sort([.. nodes.All.Where(node => !late.Contains(node))]),
                .. PlanGraph.Sort([.. nodes.All.Where(late.Contains)]),
            ],
            changes.Residue,
            scope,
            renames
        ) with
        {
            Renames = options.Renames,
        };
    }

    private static void Require(Catalog catalog)
    {
        if (catalog.Dependencies is null)
            throw new UndriftException(
                FailureKind.Inconclusive,
                $"no SQL can be written: {catalog.Origin.Description} does not say what needs what",
                next: "write the snapshot anew with 'undrift inspect'"
            );
    }
}
