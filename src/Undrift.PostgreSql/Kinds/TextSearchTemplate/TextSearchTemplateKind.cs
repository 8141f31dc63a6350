using Npgsql;
using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>A text search template (pg_ts_template).</summary>
internal sealed class TextSearchTemplateKind : IPostgreSqlKind
{
    private const string Name = "text_search_template";

    internal static readonly Facet<string?> Init = Facet.Text("init");
    internal static readonly Facet<string?> Lexize = Facet.Text("lexize");

    public ObjectKind Kind { get; } = new(Name, DriftGroup.RoutineMismatch, [Init, Lexize, CommonFacets.Comment]);

    public string Query { get; } = EmbeddedSql.OfKind("TextSearchTemplate");

    public KindPlan Plan { get; } = new TextSearchTemplatePlan();

    public void Read(NpgsqlDataReader row, ReadContext context)
    {
        var oid = row.Oid(0);
        context.Add(
            new CatalogObject(
                new ObjectId(Name, row.GetString(1), "", row.GetString(2)),
                Kind,
                Init.Is(RoutineName.Of(row.Text(3))),
                Lexize.Is(RoutineName.Of(row.Text(4))),
                CommonFacets.Comment.Is(context.Comment(SystemCatalog.TextSearchTemplate, oid))
            )
            {
                Owner = context.ExtensionOf(SystemCatalog.TextSearchTemplate, oid),
            },
            SystemCatalog.TextSearchTemplate,
            row.Oid(0)
        );
    }
}
