using Undrift.PostgreSql.Kinds;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Planning;

/// <summary>The statements of a plan in their order, in one transaction as far as that can be.</summary>
internal static class PlanScript
{
    private static readonly PlanStatement[] Begin =
    [
        new("BEGIN", null, []),
        // Texts name everything with its schema, so that no other object of the same name can come between.
        new("SET LOCAL search_path = ''", null, []),
    ];

    private static readonly PlanStatement Unchecked = new("SET LOCAL check_function_bodies = off", null, []);

    /// <summary>The plan.</summary>
    public static Plan Of(IEnumerable<PlanNode> nodes, IReadOnlyList<PlanResidue> residue)
    {
        var steps = nodes.SelectMany(node => node.Steps).ToList();
        if (steps.Count == 0)
            return new Plan([], residue);
        var early = steps.Where(item => item.Step.Stage == Stage.Early).Select(Statement);
        var main = steps.Where(item => item.Step.Stage != Stage.Early).Select(Statement).ToList();
        var routines = steps.Exists(item => item.Item.Kind is FunctionKind.Name or ProcedureKind.Name);
        return new Plan(
            [
                .. early,
                .. main.Count == 0
                    ? (IEnumerable<PlanStatement>)[]
                    : [.. Begin, .. routines ? [Unchecked] : (PlanStatement[])[], .. main, new("COMMIT", null, [])],
            ],
            residue
        )
        {
            StopAtError = "\\set ON_ERROR_STOP on",
        };
    }

    private static PlanStatement Statement((ObjectId Item, SqlStep Step) item) =>
        new(item.Step.Sql, item.Item, item.Step.Hazards)
        {
            Lock = item.Step.Lock is { } strength ? new PlanLock(strength, RelationOf(item.Item)) : null,
        };

    private static ObjectId RelationOf(ObjectId item) =>
        item.Parent.Length > 0 && item.Kind != RelationKinds.Table
            ? new ObjectId(RelationKinds.Table, item.Schema, "", item.Parent)
            : item;
}
