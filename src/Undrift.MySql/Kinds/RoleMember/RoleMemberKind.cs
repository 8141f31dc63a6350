using Undrift.MySql.Connection;
using Undrift.MySql.Reading;

namespace Undrift.MySql.Kinds;

/// <summary>Who has which role (mysql.roles_mapping, mysql.role_edges).</summary>
internal sealed class RoleMemberKind : IMySqlKind
{
    /// <summary>True where the member may give the role on.</summary>
    internal static readonly Facet<bool> Admin = Facet.Flag("admin");

    public static ObjectKind Modelled { get; } =
        new("role_member", DriftGroup.SecurityMismatch, [Admin]) { Ambient = true, ClusterLevel = true };

    public ObjectKind Kind => Modelled;

    public string Query(ServerVersion server) =>
        EmbeddedSql.OfKind("RoleMember", server.IsMariaDb ? "RoleMember.mariadb" : "RoleMember.mysql");

    public void Read(CatalogRow row, ReadContext context)
    {
        var role = AccountKind.NameOf(row.Text("role"), row.Text("role_host"));
        var member = AccountKind.NameOf(row.Text("user"), row.Text("host"));
        context.Add(
            new CatalogObject(new ObjectId(Modelled.Name, "", role, member), Kind, Admin.Is(row["admin"] == "Y"))
            {
                Owner = AccountKind.IdOf(row.Text("role"), row.Text("role_host")),
            }
        );
    }
}
