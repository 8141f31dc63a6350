using Undrift.PostgreSql.Kinds;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Planning;

/// <summary>The statements of a plan in their order, in one transaction as far as that can be.</summary>
internal static class PlanScript
{
    private static readonly PlanStatement Begin = new("BEGIN", null, []);
    private static readonly PlanStatement Commit = new("COMMIT", null, []);

    /// <summary>The plan.</summary>
    /// <param name="nodes">The nodes in order.</param>
    /// <param name="residue">What has no automatic fix.</param>
    /// <param name="scope">What the plan is made for.</param>
    /// <param name="renames">What comes before all others in the transaction.</param>
    public static Plan Of(
        IEnumerable<PlanNode> nodes,
        IReadOnlyList<PlanResidue> residue,
        PlanScope scope,
        IReadOnlyList<(ObjectId Item, SqlStep Step)> renames
    )
    {
        var steps = renames.Concat(nodes.SelectMany(node => node.Steps)).ToList();
        if (steps.Count == 0)
            return new Plan([], residue);
        var stages = steps.ToLookup(item => item.Step.Stage);
        var alone = MustComeAlone([.. stages[Stage.Early]], steps);
        List<(ObjectId Item, SqlStep Step)> main =
        [
            .. alone ? [] : stages[Stage.Early],
            .. steps.Where(item => item.Step.Stage is not (Stage.Early or Stage.After)),
        ];
        var several = stages[Stage.After].Any() || main.Exists(item => item.Step.Alone);
        var settings = Settings(scope, several, steps.Exists(item => IsRoutine(item.Item)));
        return new Plan(
            [
                .. alone ? stages[Stage.Early].Select(Statement).Select(NotTransactional) : [],
                .. several ? settings : [],
                .. Transactions(main, several ? [] : settings),
                .. stages[Stage.After].Select(Statement),
                .. several && scope.InMigration ? settings.Select(Undone) : [],
            ],
            residue
        )
        {
            StopAtError = "\\set ON_ERROR_STOP on",
        };
    }

    /// <summary>True where another statement uses what these bring.</summary>
    private static bool MustComeAlone(
        List<(ObjectId Item, SqlStep Step)> early,
        List<(ObjectId Item, SqlStep Step)> steps
    ) =>
        early.Exists(item =>
            item.Step.Introduces is not { } literal
            || steps.Exists(other =>
                other.Step.Stage != Stage.Early && other.Step.Sql.Contains(literal, StringComparison.Ordinal)
            )
        );

    private static PlanStatement NotTransactional(PlanStatement statement) =>
        statement with
        {
            Hazards = [.. statement.Hazards, Hazard.NotTransactional],
        };

    private static bool IsRoutine(ObjectId item) => item.Kind is FunctionKind.Name or ProcedureKind.Name;

    /// <summary>The settings of the plan: of its transaction, or of the session where it has several.</summary>
    private static List<PlanStatement> Settings(PlanScope scope, bool several, bool routines)
    {
        var set = several ? "SET " : "SET LOCAL ";
        // Texts name everything with its schema, so that no other object of the same name can come between.
        var settings = new List<PlanStatement>();
        if (!scope.InMigration)
            settings.Add(new PlanStatement(set + "search_path = ''", null, []));
        if (scope.Online)
            // Whoever waits for a lock makes all others wait behind it: better to give up and try again.
            settings.Add(new PlanStatement(set + "lock_timeout = '3s'", null, []));
        if (routines)
            settings.Add(new PlanStatement(set + "check_function_bodies = off", null, []));
        return settings;
    }

    private static PlanStatement Undone(PlanStatement setting) => new("RESET " + setting.Sql.Split(' ')[1], null, []);

    /// <summary>Transactions as large as can be, between what has to run alone.</summary>
    private static IEnumerable<PlanStatement> Transactions(
        List<(ObjectId Item, SqlStep Step)> steps,
        List<PlanStatement> settings
    )
    {
        var open = false;
        foreach (var item in steps)
        {
            if (open == item.Step.Alone)
            {
                yield return open ? Commit : Begin;
                open = !open;
                if (open)
                    foreach (var setting in settings)
                        yield return setting;
            }
            yield return Statement(item);
        }
        if (open)
            yield return Commit;
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
