using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>How access methods are made and dropped.</summary>
internal sealed class AccessMethodPlan : KindPlan
{
    public override string Reference(CatalogObject item) => "ACCESS METHOD " + Identifier.Quote(item.Id.Name);

    public override IReadOnlyList<SqlStep> Create(CatalogObject item, PlanScope scope) =>
        [
            new SqlStep(
                $"CREATE {Reference(item)} TYPE {AccessMethodKind.Type.Of(item)} HANDLER {AccessMethodKind.Handler.Of(item)}"
            ),
        ];
}
