using Npgsql;
using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>That a role is a member of another one (pg_auth_members).</summary>
internal sealed class RoleMembershipKind : IPostgreSqlKind
{
    public const string Name = "role_membership";

    /// <summary>A grantor that is nobody in particular, where several are listed.</summary>
    internal const string Superuser = "a superuser";

    internal static readonly Facet<bool> Admin = Facet.Flag("admin_option");
    internal static readonly Facet<bool> Inherit = Facet.Flag("inherit_option", since: 16);
    internal static readonly Facet<bool> Set = Facet.Flag("set_option", since: 16);

    // Before 16 the grantor has no meaning, and may be a role that is gone.
    internal static readonly Facet<string?> Grantors = Facet.Text("grantors", since: 16);

    public ObjectKind Kind { get; } =
        new(Name, DriftGroup.SecurityMismatch, [Admin, Inherit, Set, Grantors]) { Ambient = true, ClusterLevel = true };

    public string Query { get; } = EmbeddedSql.OfKind("RoleMembership");

    public KindPlan Plan { get; } = new RoleMembershipPlan();

    public void Read(NpgsqlDataReader row, ReadContext context)
    {
        var (role, member) = (row.GetString(0), row.GetString(1));
        context.Add(
            new CatalogObject(
                new ObjectId(Name, "", role, member),
                Kind,
                Admin.Is(row.Flag(2)),
                Inherit.Is(row.Flag(3)),
                Set.Is(row.Flag(4)),
                Grantors.Is(GrantorsOf(row.List(5)!, row.List(6)!))
            )
            {
                // It goes with either of the two roles.
                Owner = RoleKind.IdOf(member),
                Template = RoleKind.IdOf(role),
            }
        );
    }

    /// <summary>Null: a superuser granted it. Where several did, each with what it granted.</summary>
    private static string? GrantorsOf(string[] names, string[] options) =>
        names is [var only]
            ? only.Length == 0
                ? null
                : Identifier.Quote(only)
            : string.Join(
                "; ",
                names
                    .Zip(
                        options,
                        (name, given) => $"{(name.Length == 0 ? Superuser : Identifier.Quote(name))} ({given})"
                    )
                    .Order(StringComparer.Ordinal)
            );
}
