using Npgsql;
using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;
using Undrift.PostgreSql.Respelling;

namespace Undrift.PostgreSql.Kinds;

/// <summary>An attribute of a composite type (pg_attribute).</summary>
internal sealed class AttributeKind : IPostgreSqlKind
{
    public const string Name = "attribute";

    internal static readonly Facet<string?> Type = Facet.Text("type");
    internal static readonly Facet<string?> Collation = Facet.Text("collation");

    public ObjectKind Kind { get; } = new(Name, DriftGroup.TypeObjectMismatch, [Type, Collation, CommonFacets.Comment]);

    public string Query { get; } = EmbeddedSql.OfKind("Attribute");

    public KindPlan Plan { get; } = new AttributePlan();

    /// <summary>The attribute in CREATE TYPE.</summary>
    public static string Definition(CatalogObject item) =>
        $"{Identifier.Quote(item.Id.Name)} {Type.Of(item)}"
        + (Collation.Of(item) is { } collation ? " COLLATE " + collation : "");

    public void Read(NpgsqlDataReader row, ReadContext context)
    {
        var (schema, type) = (row.GetString(2), row.GetString(3));
        context.Add(
            new CatalogObject(
                new ObjectId(Name, schema, type, row.GetString(4)),
                Kind,
                Type.Is(row.Deparsed(5)),
                Collation.Is(row.IsDBNull(6) ? null : context.Collations.Name(row.Oid(6))),
                CommonFacets.Comment.Is(context.Comment(SystemCatalog.Relation, row.Oid(0), row.GetInt32(1)))
            )
            {
                Owner = new ObjectId(RelationKinds.CompositeType, schema, "", type),
            }
        );
    }
}
