using Undrift.PostgreSql.Planning;

namespace Undrift.PostgreSql.Kinds;

/// <summary>What everybody may do in the schema public.</summary>
internal static class PublicSchemaSteps
{
    /// <summary>CREATE, given or taken.</summary>
    public static IEnumerable<SqlStep> Alter(ObjectChange change)
    {
        if (change.Take(PublicSchema.Facets))
            yield return Step(MayCreate(change.To));
    }

    /// <summary>A schema that is made anew has the privileges of any other one: nobody but its owner may use it.</summary>
    public static IEnumerable<SqlStep> Create(CatalogObject item, PlanScope scope)
    {
        if (item.Id.Schema != PublicSchema.Name || item.Id.Name != AccessList.Public || !scope.IsOwnerNew(item))
            yield break;
        if (PrivilegeFacets.Revoked.Of(item) is not { } revoked || !revoked.Contains("USAGE"))
            yield return new SqlStep("GRANT USAGE ON SCHEMA public TO PUBLIC", Hazard.AuthorisationChange);
        if (MayCreate(item))
            yield return Step(true);
    }

    private static bool MayCreate(CatalogObject item) =>
        PublicSchema.Create.Of(item) || PublicSchema.CreateBefore15.Of(item) == PublicSchema.Allowed;

    private static SqlStep Step(bool allowed) =>
        new(
            allowed ? "GRANT CREATE ON SCHEMA public TO PUBLIC" : "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
            Hazard.AuthorisationChange
        );
}
