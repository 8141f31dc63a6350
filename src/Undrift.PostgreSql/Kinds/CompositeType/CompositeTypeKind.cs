using Npgsql;
using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;
using Undrift.PostgreSql.Respelling;

namespace Undrift.PostgreSql.Kinds;

/// <summary>A stand-alone composite type (pg_class relkind c). Its attributes are objects of their own.</summary>
internal sealed class CompositeTypeKind : IPostgreSqlKind
{
    // Order decides input, output and ROW(): always compared. An added attribute is that attribute's own drift.
    internal static readonly Facet<IReadOnlyList<string>?> AttributeOrder = Facet.List(
        "attribute_order",
        comparison: FacetComparison.RelativeOrder
    );

    public ObjectKind Kind { get; } =
        new(
            RelationKinds.CompositeType,
            DriftGroup.TypeObjectMismatch,
            [AttributeOrder, CommonFacets.Owner, CommonFacets.Comment]
        );

    public string Query { get; } = EmbeddedSql.OfKind("CompositeType");

    public KindPlan Plan { get; } = new CompositeTypePlan();

    public string? Stub(CatalogObject item, CatalogIndex catalog) =>
        $"CREATE TYPE {Identifier.Qualified(item.Id.Schema, item.Id.Name)} AS ({string.Join(", ", AttributesOf(item, catalog))})";

    private static IEnumerable<string> AttributesOf(CatalogObject item, CatalogIndex catalog) =>
        catalog.MembersOf(item.Id, AttributeKind.Name, AttributeOrder.Of(item)).Select(AttributeKind.Definition);

    public void Read(NpgsqlDataReader row, ReadContext context)
    {
        var oid = row.Oid(0);
        context.Add(
            new CatalogObject(
                new ObjectId(RelationKinds.CompositeType, row.GetString(1), "", row.GetString(2)),
                Kind,
                AttributeOrder.Is(row.List(3)),
                CommonFacets.Owner.Is(context.Roles.Owner(row.Oid(4))),
                CommonFacets.Comment.Is(context.Comment(SystemCatalog.Type, oid))
            )
            {
                Owner = context.ExtensionOf(SystemCatalog.Type, oid),
            },
            SystemCatalog.Type,
            oid
        );
    }
}
