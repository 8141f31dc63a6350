using Npgsql;
using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;
using Undrift.PostgreSql.Respelling;

namespace Undrift.PostgreSql.Kinds;

/// <summary>
/// An operator family (pg_opfamily) with the members that stand in none of its classes. One of the server's own is listed
/// only when it has members that somebody added.
/// </summary>
internal sealed class OperatorFamilyKind : IPostgreSqlKind
{
    public const string Name = "operator_family";
    private const uint FirstUserOid = 16384;

    public ObjectKind Kind { get; } =
        new(Name, DriftGroup.RoutineMismatch, [.. FamilyFacets.All, CommonFacets.Owner, CommonFacets.Comment]);

    public string Query { get; } = EmbeddedSql.OfKind("OperatorFamily");

    public KindPlan Plan { get; } = new OperatorFamilyPlan();

    /// <summary>Without its members, which are for the planner.</summary>
    public string? Stub(CatalogObject item, CatalogIndex catalog) =>
        $"CREATE OPERATOR FAMILY {Identifier.Qualified(item.Id.Schema, item.Id.Name)} USING {MethodOf(item)}";

    public void Read(NpgsqlDataReader row, ReadContext context)
    {
        var oid = row.Oid(0);
        var members = context.FamilyMembers.Loose(oid);
        var own = oid >= FirstUserOid;
        if (!own && members.Count == 0)
            return;
        var id = IdOf(row.GetString(1), row.GetString(2), row.GetString(3));
        context.Add(
            new CatalogObject(
                id,
                Kind,
                [
                    .. FamilyFacets.Read(members),
                    CommonFacets.Owner.Is(context.Roles.OwnerOfInitial(oid, row.Oid(4))),
                    CommonFacets.Comment.Is(context.Comment(SystemCatalog.OperatorFamily, oid)),
                ]
            )
            {
                Owner = own
                    ? context.ExtensionOf(SystemCatalog.OperatorFamily, oid)
                        // CREATE OPERATOR CLASS without a family makes one of its own name: then the class is what is missing.
                        ?? OperatorClassKind.IdOf(id.Schema, id.Name, row.GetString(3))
                    : ExtensionOfMembers(members, context),
            },
            SystemCatalog.OperatorFamily,
            oid
        );
    }

    /// <summary>The id of a family.</summary>
    public static ObjectId IdOf(string schema, string name, string method) =>
        new(Name, schema, "", name, $"({Identifier.Quote(method)})");

    /// <summary>The access method of a family or of a class, as SQL names it.</summary>
    public static string MethodOf(CatalogObject item) => item.Id.Signature[1..^1];

    // Members of a family cannot belong to an extension, their operators can.
    private static ObjectId? ExtensionOfMembers(IReadOnlyList<FamilyMember> members, ReadContext context)
    {
        var extensions = members
            .Select(member => member.Operator is { } oid ? context.ExtensionOf(SystemCatalog.Operator, oid) : null)
            .Distinct()
            .ToArray();
        return extensions is [var extension] ? extension : null;
    }
}
