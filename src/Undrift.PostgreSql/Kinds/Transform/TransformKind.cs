using Npgsql;
using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>A transform of a type for a language (pg_transform).</summary>
internal sealed class TransformKind : IPostgreSqlKind
{
    private const string Name = "transform";

    internal static readonly Facet<string?> FromSql = Facet.Text("from_sql");
    internal static readonly Facet<string?> ToSql = Facet.Text("to_sql");

    public ObjectKind Kind { get; } = new(Name, DriftGroup.RoutineMismatch, [FromSql, ToSql, CommonFacets.Comment]);

    public string Query { get; } = EmbeddedSql.OfKind("Transform");

    public KindPlan Plan { get; } = new TransformPlan();

    public void Read(NpgsqlDataReader row, ReadContext context)
    {
        var oid = row.Oid(0);
        var type = row.Deparsed(1)!;
        context.Add(
            new CatalogObject(
                new ObjectId(Name, "", "", $"{type} LANGUAGE {row.GetString(2)}"),
                Kind,
                FromSql.Is(RoutineName.Of(row.Text(3))),
                ToSql.Is(RoutineName.Of(row.Text(4))),
                CommonFacets.Comment.Is(context.Comment(SystemCatalog.Transform, oid))
            )
            {
                Owner = context.ExtensionOf(SystemCatalog.Transform, oid),
            },
            SystemCatalog.Transform,
            row.Oid(0)
        );
    }
}
