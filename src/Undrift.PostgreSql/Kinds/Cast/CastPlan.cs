using Undrift.PostgreSql.Planning;

namespace Undrift.PostgreSql.Kinds;

/// <summary>How casts are made and dropped.</summary>
internal sealed class CastPlan : KindPlan
{
    public override string Reference(CatalogObject item) => $"CAST ({item.Id.Name})";

    public override IReadOnlyList<SqlStep> Create(CatalogObject item, PlanScope scope) =>
        [new SqlStep(CastKind.Definition(item))];
}
