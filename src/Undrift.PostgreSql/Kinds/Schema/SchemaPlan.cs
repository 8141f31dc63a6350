using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>How schemas are made, changed and dropped.</summary>
internal sealed class SchemaPlan : KindPlan
{
    public override string Reference(CatalogObject item) => "SCHEMA " + Identifier.Quote(item.Id.Name);

    public override bool IsKept(CatalogObject item) => true;

    public override IReadOnlyList<SqlStep> Create(CatalogObject item, PlanScope scope) =>
        [new SqlStep("CREATE " + Reference(item))];
}
