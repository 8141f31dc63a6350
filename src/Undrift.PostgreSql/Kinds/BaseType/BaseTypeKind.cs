using Npgsql;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>A base type: one with input and output functions of its own (pg_type typtype b).</summary>
internal sealed class BaseTypeKind : IPostgreSqlKind
{
    private const string Name = "base_type";

    public ObjectKind Kind { get; } =
        new(Name, DriftGroup.TypeObjectMismatch, [.. BaseTypeFacets.All, CommonFacets.Comment]);

    public string Query { get; } = EmbeddedSql.OfKind("BaseType");

    public void Read(NpgsqlDataReader row, ReadContext context)
    {
        var oid = row.Oid(0);
        context.Add(
            new CatalogObject(
                new ObjectId(Name, row.GetString(1), "", row.GetString(2)),
                Kind,
                [.. BaseTypeFacets.Read(row), CommonFacets.Comment.Is(context.Comment(SystemCatalog.Type, oid))]
            )
            {
                Owner = context.ExtensionOf(SystemCatalog.Type, oid),
            }
        );
    }
}
