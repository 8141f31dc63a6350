using Undrift.MySql.Connection;
using Undrift.MySql.Reading;
using Undrift.MySql.Text;

namespace Undrift.MySql.Kinds;

/// <summary>
/// What an account or a role may do with the server, the database, a table, a column (information_schema.*_PRIVILEGES) or a
/// routine (<see cref="RoutineGrants"/>). The server has a row for each privilege; they make one object.
/// </summary>
internal sealed class GrantKind : IMySqlKind
{
    // What every account has; MySQL manual, "Privileges Provided by MySQL".
    private const string Nothing = "USAGE";

    internal static readonly Facet<IReadOnlyList<string>?> Privileges = Facet.List("privileges");

    /// <summary>True for WITH GRANT OPTION.</summary>
    internal static readonly Facet<bool> Grantable = Facet.Flag("grantable");

    public static ObjectKind Modelled { get; } =
        new("grant", DriftGroup.SecurityMismatch, [Privileges, Grantable])
        {
            Ambient = true,
            IsPrivilege = true,
            ClusterLevel = true,
        };

    public ObjectKind Kind => Modelled;

    public string Query(ServerVersion server) => EmbeddedSql.OfKind("Grant", "Grant");

    public void Read(CatalogRow row, ReadContext context)
    {
        var signature = row["level"] switch
        {
            "server" => "(server)",
            "database" when context.Server.Database.Is(row.Text("db").Replace("\\", "", StringComparison.Ordinal)) =>
                "(database)",
            "database" => $"(databases {row["db"]})",
            "column" => $"(column {Names.Quote(row.Text("part"))})",
            _ => "",
        };
        var privilege = row.Text("PRIVILEGE_TYPE");
        Add(
            context,
            new ObjectId(Modelled.Name, "", row.Text("name"), Grantee(row.Text("GRANTEE")), signature),
            privilege == Nothing ? [] : [privilege],
            row.Yes("IS_GRANTABLE")
        );
    }

    /// <summary>Adds privileges to a grant, whose object is made when all are known.</summary>
    public static void Add(ReadContext context, ObjectId id, IEnumerable<string> privileges, bool grantable)
    {
        if (!context.Grants.TryGetValue(id, out var grant))
        {
            context.Grants[id] = grant = new GrantParts();
            context.AddLast(() => Object(id, grant));
        }
        grant.Privileges.UnionWith(privileges);
        grant.Grantable |= grantable;
    }

    private static CatalogObject Object(ObjectId id, GrantParts grant) =>
        new(id, Modelled, Privileges.Is([.. grant.Privileges]), Grantable.Is(grant.Grantable))
        {
            // Dropped with what it is on.
            Owner = id.Parent.Length > 0 && id.Signature.Length == 0 ? TableKind.IdOf(id.Parent) : null,
        };

    /// <summary><c>'user'@'host'</c> as an account is called; a role of MariaDB has an empty host.</summary>
    private static string Grantee(string text)
    {
        var parts = SqlTokenizer.Split(text.Replace("'@'", "' @ '", StringComparison.Ordinal));
        return parts is [{ Kind: SqlTokenKind.Text } user, _, { Kind: SqlTokenKind.Text } host]
            ? AccountKind.NameOf(Names.Unquote(user.Value), Names.Unquote(host.Value))
            : text;
    }
}

/// <summary>What one grantee may do with one thing, while it is put together.</summary>
internal sealed class GrantParts
{
    public SortedSet<string> Privileges { get; } = new(StringComparer.Ordinal);

    public bool Grantable { get; set; }
}
