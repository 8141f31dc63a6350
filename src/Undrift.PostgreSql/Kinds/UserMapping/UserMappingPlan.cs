using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>How user mappings are made and dropped. Their options are secrets: one that has some has to be made by hand.</summary>
internal sealed class UserMappingPlan : KindPlan
{
    public override bool GoesWithOwner => false;

    public override bool IsKept(CatalogObject item) => true;

    public override IReadOnlyList<SqlStep>? Create(CatalogObject item, PlanScope scope) =>
        UserMappingKind.Options.Of(item) is { Count: > 0 }
            ? null
            : [new SqlStep("CREATE " + Name(item), Hazard.AuthorisationChange)];

    public override IReadOnlyList<SqlStep> Drop(CatalogObject item, PlanScope scope) =>
        [new SqlStep("DROP " + Name(item), Hazard.AuthorisationChange, Hazard.Irreversible)];

    private static string Name(CatalogObject item) =>
        $"USER MAPPING FOR {(item.Id.Name == "public" ? "PUBLIC" : Identifier.Quote(item.Id.Name))} SERVER {Identifier.Quote(item.Id.Parent)}";
}
