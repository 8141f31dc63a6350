using Npgsql;
using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>What one role may do with a parameter of the server: GRANT SET, ALTER SYSTEM ON PARAMETER (pg_parameter_acl, 15).</summary>
internal sealed class ParameterGrantKind : IPostgreSqlKind
{
    public const string Name = "parameter_grant";

    private const uint BootstrapSuperuser = 10;

    public ObjectKind Kind { get; } =
        new(Name, DriftGroup.SecurityMismatch, PrivilegeFacets.Plain)
        {
            Ambient = true,
            IsPrivilege = true,
            ClusterLevel = true,
        };

    public int Since => 15;

    public string Query { get; } = EmbeddedSql.OfKind("ParameterGrant");

    public KindPlan Plan { get; } = new ParameterGrantPlan();

    public void Read(NpgsqlDataReader row, ReadContext context)
    {
        var actual = AccessList.Parse(row.GetString(1), context.Roles, context.Roles.Name(BootstrapSuperuser));
        var standard = AccessList.Parse(row.GetString(2), context.Roles, null);
        foreach (var grantee in actual.Grantees.Union(standard.Grantees))
            if (PrivilegeFacets.Of(grantee, actual, standard) is { } facets)
                context.AddGrant(
                    grantee,
                    new CatalogObject(new ObjectId(Name, "", row.GetString(0), grantee), Kind, facets)
                    {
                        Owner = grantee is AccessList.Public or AccessList.Owner ? null : RoleKind.IdOf(grantee),
                    }
                );
    }
}
