using Npgsql;
using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;
using Undrift.PostgreSql.Respelling;

namespace Undrift.PostgreSql.Kinds;

/// <summary>A row-level security policy (pg_policy).</summary>
internal sealed class PolicyKind : IPostgreSqlKind
{
    public const string Name = "policy";

    internal static readonly Facet<string?> Command = Facet.Text("command");
    internal static readonly Facet<bool> Restrictive = Facet.Flag("restrictive");

    // Not stated where the SQL means whoever runs it: then there is a gap.
    internal static readonly Facet<IReadOnlyList<string>?> RoleList = Facet.List(
        "roles",
        comparison: FacetComparison.WhereStated
    );
    internal static readonly Facet<string?> Using = Facet.Deparsed("using");
    internal static readonly Facet<string?> WithCheck = Facet.Deparsed("with_check");

    public ObjectKind Kind { get; } =
        new(
            Name,
            DriftGroup.SecurityMismatch,
            [Command, Restrictive, RoleList, Using, WithCheck, CommonFacets.Comment]
        );

    public string Query { get; } = EmbeddedSql.OfKind("Policy");

    public KindPlan Plan { get; } = new PolicyPlan();

    /// <summary>Without its roles, which the expressions do not depend on.</summary>
    public string? Probe(CatalogObject item, CatalogIndex catalog) =>
        $"CREATE POLICY {Identifier.Quote(item.Id.Name)} ON {Identifier.Qualified(item.Id.Schema, item.Id.Parent)} FOR {Command.Of(item) ?? "ALL"}"
        + (Using.Of(item) is { } expression ? $" USING ({expression})" : "")
        + (WithCheck.Of(item) is { } check ? $" WITH CHECK ({check})" : "");

    public void Read(NpgsqlDataReader row, ReadContext context)
    {
        var oid = row.Oid(0);
        if (context.Relation(row.Oid(1)) is not { } relation)
            return;
        var id = new ObjectId(Name, relation.Id.Schema, relation.Id.Name, row.GetString(2));
        context.Add(
            new CatalogObject(
                id,
                Kind,
                Command.Is(CommandOf(row.Code(3))),
                Restrictive.Is(!row.Flag(4)),
                RoleList.Is(RolesOf(row.Oids(5), context, id)),
                Using.Is(row.Deparsed(7, row.Flag(6))),
                WithCheck.Is(row.Deparsed(9, row.Flag(8))),
                CommonFacets.Comment.Is(context.Comment(SystemCatalog.Policy, oid))
            )
            {
                Owner = context.ExtensionOf(SystemCatalog.Policy, oid) ?? relation.Id,
            },
            SystemCatalog.Policy,
            row.Oid(0)
        );
    }

    private static string[]? RolesOf(uint[] roles, ReadContext context, ObjectId policy)
    {
        string[] names =
        [
            .. roles
                .Select(role => role == 0 ? AccessList.Public : context.Roles.Name(role))
                .Order(StringComparer.Ordinal),
        ];
        if (!Array.Exists(names, context.Roles.IsUnknown))
            return names;
        context.Gaps.Add(new Gap($"the roles of {policy}", RoleNames.NotKnown));
        return null;
    }

    // pg_policy.polcmd: the letters of ACL_SELECT_CHR and so on; * = ALL, the default.
    private static string? CommandOf(char code) =>
        code switch
        {
            '*' => null,
            'r' => "SELECT",
            'a' => "INSERT",
            'w' => "UPDATE",
            'd' => "DELETE",
            _ => code.ToString(),
        };
}
