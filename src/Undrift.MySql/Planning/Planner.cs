using Undrift.MySql.Kinds;

namespace Undrift.MySql.Planning;

/// <summary>
/// Writes the statements that turn one schema into another. What ALTER can change is altered, one statement for each table;
/// what holds no rows is replaced. Nothing that holds rows is dropped to be made anew.
/// </summary>
internal static class Planner
{
    /// <summary>What the steps below know; a difference of any other kind is listed as left.</summary>
    private static readonly HashSet<ObjectKind> Known =
    [
        DatabaseKind.Modelled,
        .. MySqlKinds.OfTables,
        SequenceKind.Modelled,
        TriggerKind.Modelled,
        LibraryKind.Modelled,
        .. MySqlKinds.OfRoutines,
        EventKind.Modelled,
    ];

    /// <summary>The plan.</summary>
    public static Plan Of(Catalog current, Catalog target, PlanOptions options)
    {
        var script = new PlanScript();
        var scope = new PlanScope(RenamedTexts.Of(current, options.Renames), target, options);
        script.Add(new RenameSteps(current, scope.IsMariaDb).Of(options.Renames));
        AddTables(scope, script);
        new CodeSteps(scope, script).Add();
        foreach (var difference in scope.Differences)
            AddOther(scope, script, difference);
        return script.ToPlan(scope, options.Renames);
    }

    private static void AddTables(PlanScope scope, PlanScript script)
    {
        var changes = Changes(scope);
        var foreignKeys = new ForeignKeys(scope, changes);
        var tables = new TableSteps(scope, foreignKeys);
        var inTheWay = tables.Drop(script);
        foreignKeys.Drop(script, inTheWay);
        foreach (var change in changes)
            change.Add(script);
        foreignKeys.Make(script, tables.Create(script));
    }

    /// <summary>Tables that stay and in which something differs.</summary>
    private static List<TableChange> Changes(PlanScope scope) =>
        [
            .. scope
                .Differences.GroupBy(item => TableOf((item.Expected ?? item.Actual)!))
                .Where(group => group.Key is not null && scope.Stays(group.Key))
                .Select(group => new TableChange(
                    scope,
                    scope.Table(group.Key!, target: false)!,
                    scope.Table(group.Key!, target: true)!,
                    group
                )),
        ];

    private static string? TableOf(CatalogObject item) =>
        item.Kind == TableKind.Modelled ? item.Id.Name
        : item.Id.Parent.Length > 0 && item.Kind != TriggerKind.Modelled && item.Kind != ForeignKeyKind.Modelled
            ? item.Id.Parent
        : null;

    private static void AddOther(PlanScope scope, PlanScript script, Difference difference)
    {
        var item = (difference.Expected ?? difference.Actual)!;
        if (item.Kind == DatabaseKind.Modelled)
            DatabaseSteps.Add(scope, script, difference);
        else if (item.Kind == SequenceKind.Modelled)
            SequenceSteps.Add(scope, script, difference);
        else if (item.Kind == GrantKind.Modelled)
            GrantSteps.AddGrant(scope, script, difference);
        else if (item.Kind == RoleMemberKind.Modelled)
            GrantSteps.AddMember(scope, script, difference);
        else if (item.Kind == AccountKind.Modelled)
            AccountSteps.Add(scope, script, difference);
        else if (!Known.Contains(item.Kind))
            script.Leave(
                item.Id,
                $"Undrift writes no statement for a {item.Kind.Name.Replace('_', ' ')}: change it by hand"
            );
    }
}
