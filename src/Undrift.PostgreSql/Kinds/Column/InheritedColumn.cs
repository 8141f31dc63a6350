using Undrift.PostgreSql.Planning;

namespace Undrift.PostgreSql.Kinds;

/// <summary>What a new table says of a column that it inherits and that is not as the parent's.</summary>
internal static class InheritedColumn
{
    /// <summary>The statements; none for a partition, which has all its columns before it is attached.</summary>
    public static IEnumerable<SqlStep> Own(CatalogObject item, PlanScope scope)
    {
        if (
            item.Template is not { } template
            || !scope.IsOwnerNew(item)
            || ColumnFacets.AlsoLocal.Of(item)
            || scope.Target.Owner(item) is not { } table
            || TableKind.Bound.Of(table) is not null
            || scope.Target.Find(template) is not { } parent
        )
            yield break;
        if (ColumnFacets.Default.Of(item) is var value && value != ColumnFacets.Default.Of(parent))
            yield return value is null
                ? ColumnSteps.DropDefault(item.Id)
                : ColumnSteps.AlterOnly(item.Id, "SET DEFAULT " + value);
        if (ColumnFacets.NotNull.Of(item) && !ColumnFacets.NotNull.Of(parent))
            yield return ColumnSteps.AlterOnly(item.Id, "SET NOT NULL");
    }
}
