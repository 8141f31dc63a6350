using Npgsql;
using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>A role of the cluster (pg_authid) with its attributes; never its password.</summary>
internal sealed class RoleKind : IPostgreSqlKind
{
    public const string Name = "role";

    internal static readonly Facet<bool> Superuser = Facet.Flag("superuser");
    internal static readonly Facet<bool> NoInherit = Facet.Flag("no_inherit");
    internal static readonly Facet<bool> CreateRole = Facet.Flag("create_role");
    internal static readonly Facet<bool> CreateDatabase = Facet.Flag("create_database");
    internal static readonly Facet<bool> Login = Facet.Flag("login");
    internal static readonly Facet<bool> Replication = Facet.Flag("replication");
    internal static readonly Facet<bool> BypassRowSecurity = Facet.Flag("bypass_row_security");
    internal static readonly Facet<long?> ConnectionLimit = Facet.Number("connection_limit");
    internal static readonly Facet<string?> ValidUntil = Facet.Text("valid_until");

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

    public KindPlan Plan { get; } = new RolePlan();

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
