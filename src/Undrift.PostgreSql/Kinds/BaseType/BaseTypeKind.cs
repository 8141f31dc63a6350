using Npgsql;
using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>A type with input and output functions of its own (pg_type typtype b), or a shell of one.</summary>
internal sealed class BaseTypeKind : IPostgreSqlKind
{
    public const string Name = "base_type";

    public ObjectKind Kind { get; } =
        new(Name, DriftGroup.TypeObjectMismatch, [.. BaseTypeFacets.All, CommonFacets.Owner, CommonFacets.Comment]);

    public string Query { get; } = EmbeddedSql.OfKind("BaseType");

    public KindPlan Plan { get; } = new BaseTypePlan();

    public void Read(NpgsqlDataReader row, ReadContext context)
    {
        var oid = row.Oid(0);
        context.Add(
            new CatalogObject(
                new ObjectId(Name, row.GetString(1), "", row.GetString(2)),
                Kind,
                [
                    .. BaseTypeFacets.Read(row),
                    CommonFacets.Owner.Is(context.Roles.Owner(row.Oid(22))),
                    CommonFacets.Comment.Is(context.Comment(SystemCatalog.Type, oid)),
                ]
            )
            {
                Owner = context.ExtensionOf(SystemCatalog.Type, oid),
            },
            SystemCatalog.Type,
            oid
        );
    }
}
