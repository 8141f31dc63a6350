using Undrift.MySql.Ddl;
using Undrift.MySql.Kinds;
using Undrift.MySql.Text;
using Op = Undrift.MySql.Planning.TableOperation;

namespace Undrift.MySql.Planning;

/// <summary>The checks of a table that stays; those of a column are part of it.</summary>
internal static class CheckChanges
{
    /// <summary>The clauses, those that drop first.</summary>
    public static IEnumerable<TableClause> Clauses(PlanScope scope, IEnumerable<Difference> members)
    {
        var checks = members
            .Where(item => (item.Expected ?? item.Actual)! is var check && IsOfTable(check))
            .ToLookup(IsSwitch);
        return checks[false]
            .Select(item => item.Actual)
            .OfType<CatalogObject>()
            .Select(check => Dropped(scope, check))
            .Concat(checks[false].Select(item => item.Expected).OfType<CatalogObject>().Select(Added))
            .Concat(checks[true].Select(item => Switched(item.Expected!)));
    }

    private static bool IsOfTable(CatalogObject item) =>
        item.Kind == CheckKind.Modelled && !ColumnChanges.IsOfColumn(item);

    private static TableClause Dropped(PlanScope scope, CatalogObject check) =>
        new(check.Id, $"DROP {(scope.IsMariaDb ? "CONSTRAINT" : "CHECK")} {Names.Quote(check.Id.Name)}", Op.DropCheck);

    private static TableClause Added(CatalogObject check) =>
        new(check.Id, $"ADD {KeyText.Check(check)}", Op.AddCheck, Scan(check));

    private static TableClause Switched(CatalogObject check) =>
        new(
            check.Id,
            $"ALTER CHECK {Names.Quote(check.Id.Name)} {(CheckKind.NotEnforced.Of(check) ? "NOT ENFORCED" : "ENFORCED")}",
            Op.SwitchCheck,
            Scan(check)
        );

    private static IReadOnlyList<Hazard> Scan(CatalogObject check) =>
        CheckKind.NotEnforced.Of(check) ? [] : [Hazard.ValidationScan];

    private static bool IsSwitch(Difference difference) =>
        difference.Expected is not null && difference.Facets is [var name] && name == CheckKind.NotEnforced.Name;
}
