using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>Tables OF a type, whose columns change with the attributes of the type.</summary>
internal static class TypedTables
{
    /// <summary>True where a table of that type is there.</summary>
    public static bool Has(ObjectId type, PlanScope scope) =>
        scope.CurrentNeeds.On(type).Any(need => need.From.Kind == RelationKinds.Table && IsTyped(need.From, scope));

    /// <summary>True for a column that comes, changes and goes with an attribute.</summary>
    public static bool Follows(CatalogObject column, PlanScope scope) =>
        column.Owner is { Kind: RelationKinds.Table } table && IsTyped(table, scope);

    /// <summary>What a column has that came with an attribute, and that the attribute does not say.</summary>
    public static IEnumerable<SqlStep> Settings(CatalogObject column)
    {
        if (ColumnSteps.SetDefault(column) is { } step)
            yield return step;
        if (ColumnFacets.NotNull.Of(column))
            yield return ColumnSteps.AlterOnly(column.Id, "SET NOT NULL", Hazard.ValidationScan) with
            {
                Stage = Stage.Late,
            };
    }

    private static bool IsTyped(ObjectId table, PlanScope scope) =>
        scope.Current.Find(table) is { } before
        && scope.Target.Find(table) is { } after
        && TableKind.OfType.Of(before) is { } type
        && TableKind.OfType.Of(after) == type;
}
