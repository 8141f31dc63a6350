using Npgsql;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>A role of the cluster (pg_authid) with its attributes; never its password.</summary>
internal sealed class RoleKind : IPostgreSqlKind
{
    public const string Name = "role";

    private static readonly Facet<bool> Superuser = Facet.Flag("superuser");
    private static readonly Facet<bool> NoInherit = Facet.Flag("no_inherit");
    private static readonly Facet<bool> CreateRole = Facet.Flag("create_role");
    private static readonly Facet<bool> CreateDatabase = Facet.Flag("create_database");
    private static readonly Facet<bool> Login = Facet.Flag("login");
    private static readonly Facet<bool> Replication = Facet.Flag("replication");
    private static readonly Facet<bool> BypassRowSecurity = Facet.Flag("bypass_row_security");
    private static readonly Facet<long?> ConnectionLimit = Facet.Number("connection_limit");
    private static readonly Facet<string?> ValidUntil = Facet.Text("valid_until");

    public ObjectKind Kind { get; } =
        new(
            Name,
            DriftGroup.SecurityMismatch,
            [
                Superuser,
                NoInherit,
                CreateRole,
                CreateDatabase,
                Login,
                Replication,
                BypassRowSecurity,
                ConnectionLimit,
                ValidUntil,
                CommonFacets.Comment,
            ]
        )
        {
            Ambient = true,
            ClusterLevel = true,
        };

    public string Query { get; } = EmbeddedSql.OfKind("Role");

    /// <summary>The id of a role.</summary>
    public static ObjectId IdOf(string role) => new(Name, "", "", role);

    public void Read(NpgsqlDataReader row, ReadContext context) =>
        context.Add(
            new CatalogObject(
                IdOf(row.GetString(0)),
                Kind,
                Superuser.Is(row.Flag(1)),
                NoInherit.Is(!row.Flag(2)),
                CreateRole.Is(row.Flag(3)),
                CreateDatabase.Is(row.Flag(4)),
                Login.Is(row.Flag(5)),
                Replication.Is(row.Flag(6)),
                BypassRowSecurity.Is(row.Flag(7)),
                ConnectionLimit.Is(row.Number(8)),
                ValidUntil.Is(row.Text(9)),
                CommonFacets.Comment.Is(row.Text(10))
            )
        );
}
