using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>How foreign tables are made, changed and dropped: their rows are elsewhere and stay.</summary>
internal sealed class ForeignTablePlan : KindPlan
{
    public override string Reference(CatalogObject item) => "FOREIGN TABLE " + TablePlan.SqlName(item.Id);

    public override IReadOnlyList<SqlStep>? Create(CatalogObject item, PlanScope scope)
    {
        if (!ForeignOptionSql.IsWhole(item, ForeignOptions.Options))
            return null;
        var isPartition = TableKind.Bound.Of(item) is not null;
        var columns = scope
            .Target.MembersOf(item.Id, ColumnKind.Name, TableKind.ColumnOrder.Of(item))
            .Where(column => isPartition || column.Template is null || ColumnFacets.AlsoLocal.Of(column))
            .Select(column => ColumnPlan.Definition(column, scope))
            .Concat(TablePlan.Checks(item, scope, isPartition));
        var inherits =
            !isPartition && TableKind.Parents.Of(item) is { } parents
                ? $" INHERITS ({string.Join(", ", parents)})"
                : "";
        return
        [
            new SqlStep(
                $"CREATE {Reference(item)} (\n    {string.Join(",\n    ", columns)}\n){inherits} SERVER {Identifier.Quote(ForeignTableKind.Server.Of(item)!)}"
                    + ForeignOptionSql.Options(item, ForeignOptions.Options)
            ),
        ];
    }

    public override IEnumerable<SqlStep> Details(CatalogObject item, PlanScope scope)
    {
        if (TableKind.Bound.Of(item) is { } bound)
            yield return TablePlan.Attach(item, bound);
    }

    public override IEnumerable<SqlStep> Alter(ObjectChange change, PlanScope scope)
    {
        change.Take(TableKind.ColumnOrder);
        return
        [
            .. TableParents.Alter(change),
            .. ForeignOptionSql.Alter(change, Reference(change.To), ForeignOptions.Options),
        ];
    }
}
