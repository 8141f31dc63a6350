using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>
/// The privileges on the schema public. Before 15 everybody may create objects in it unless that was revoked, since then
/// nobody may unless it was granted. A schema that says nothing about it is the same on both, and so is one that says
/// REVOKE or GRANT: only servers of one side of 15 can be compared in this.
/// </summary>
internal static class PublicSchema
{
    public const string Name = "public";

    private const int Changed = 15_00_00;
    internal const string Allowed = "allowed";
    private const char CreateLetter = 'C';

    internal static readonly Facet<bool> Create = Facet.Flag("create_in_public", since: 15);

    internal static readonly Facet<string?> CreateBefore15 = Facet.Text(
        "create_in_public_before_15",
        comparison: FacetComparison.WhereStated
    );

    /// <summary>What every role may do; both are facets of the grant to PUBLIC.</summary>
    public static IReadOnlyList<Facet> Facets { get; } = [Create, CreateBefore15];

    /// <summary>False for the one object that says only how a server makes the schema.</summary>
    public static bool IsGranted(CatalogObject item)
    {
        if (!item.Kind.IsPrivilege)
            return false;
        foreach (ref readonly var entry in item.Facets)
            if (entry.Facet != CreateBefore15 || entry.Value.AsText != Allowed)
                return true;
        return false;
    }

    /// <summary>Adds the grants on the schema; the one to PUBLIC always.</summary>
    public static void Add(ReadContext context, GrantTarget on, AccessList actual, int version)
    {
        var create = actual.Take(AccessList.Public, CreateLetter);
        // Also where the schema was dropped and made anew, with the privileges of any other schema.
        var standard = new AccessList().With(AccessList.Owner, "UC").With(AccessList.Public, "U");
        foreach (var grantee in actual.Grantees.Union(standard.Grantees))
        {
            var facets = PrivilegeFacets.Of(grantee, actual, standard);
            if (grantee == AccessList.Public)
                facets =
                [
                    .. facets ?? [],
                    version >= Changed ? Create.Is(create) : CreateBefore15.Is(create ? Allowed : "revoked"),
                ];
            if (facets is not null)
                context.AddGrant(grantee, on.Of(grantee, GrantKind.Grant, facets));
        }
    }
}
