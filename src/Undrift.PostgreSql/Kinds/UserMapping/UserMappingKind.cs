using Npgsql;
using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>
/// A user mapping (pg_user_mapping): as whom a role goes to a foreign server. Named by the server and then the role;
/// <c>public</c>, which no role can be called, is everybody.
/// </summary>
internal sealed class UserMappingKind : IPostgreSqlKind
{
    // Values only as hashes.
    internal static readonly Facet<IReadOnlyList<string>?> Options = Facet.List("option_hashes");

    public ObjectKind Kind { get; } = new("user_mapping", DriftGroup.SecurityMismatch, [Options]);

    public string Query { get; } = EmbeddedSql.OfKind("UserMapping");

    public KindPlan Plan { get; } = new UserMappingPlan();

    public void Read(NpgsqlDataReader row, ReadContext context)
    {
        var (server, role) = (row.GetString(0), row.GetString(1));
        if (!row.Flag(3))
        {
            context.Gaps.Add(
                new Gap(
                    $"the options of the user mapping for {role} on {server}",
                    "PostgreSQL shows them to superusers only, besides the user and, for PUBLIC, the server's owner: check as one of them"
                )
            );
            context.Unread.Add(Options);
        }
        context.Add(
            new CatalogObject(new ObjectId(Kind.Name, "", server, role), Kind, Options.Is(Sorted.Of(row.List(2))))
            {
                Owner = ForeignServerKind.IdOf(server),
            }
        );
    }
}
