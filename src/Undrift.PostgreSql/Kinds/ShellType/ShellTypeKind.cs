using Npgsql;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>A type that was announced and not yet made (pg_type typisdefined).</summary>
internal sealed class ShellTypeKind : IPostgreSqlKind
{
    private const string Name = "shell_type";

    public ObjectKind Kind { get; } = new(Name, DriftGroup.TypeObjectMismatch, [CommonFacets.Comment]);

    public string Query { get; } = EmbeddedSql.OfKind("ShellType");

    public void Read(NpgsqlDataReader row, ReadContext context)
    {
        var oid = row.Oid(0);
        context.Add(
            new CatalogObject(
                new ObjectId(Name, row.GetString(1), "", row.GetString(2)),
                Kind,
                CommonFacets.Comment.Is(context.Comment(SystemCatalog.Type, oid))
            )
            {
                Owner = context.ExtensionOf(SystemCatalog.Type, oid),
            }
        );
    }
}
