using Npgsql;
using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>A text search parser (pg_ts_parser).</summary>
internal sealed class TextSearchParserKind : IPostgreSqlKind
{
    private const string Name = "text_search_parser";

    internal static readonly Facet<string?> Start = Facet.Text("start");
    internal static readonly Facet<string?> GetToken = Facet.Text("gettoken");
    internal static readonly Facet<string?> End = Facet.Text("end");
    internal static readonly Facet<string?> LexTypes = Facet.Text("lextypes");
    internal static readonly Facet<string?> Headline = Facet.Text("headline");

    public ObjectKind Kind { get; } =
        new(Name, DriftGroup.RoutineMismatch, [Start, GetToken, End, LexTypes, Headline, CommonFacets.Comment]);

    public string Query { get; } = EmbeddedSql.OfKind("TextSearchParser");

    public KindPlan Plan { get; } = new TextSearchParserPlan();

    public void Read(NpgsqlDataReader row, ReadContext context)
    {
        var oid = row.Oid(0);
        context.Add(
            new CatalogObject(
                new ObjectId(Name, row.GetString(1), "", row.GetString(2)),
                Kind,
                Start.Is(RoutineName.Of(row.Text(3))),
                GetToken.Is(RoutineName.Of(row.Text(4))),
                End.Is(RoutineName.Of(row.Text(5))),
                LexTypes.Is(RoutineName.Of(row.Text(6))),
                Headline.Is(RoutineName.Of(row.Text(7))),
                CommonFacets.Comment.Is(context.Comment(SystemCatalog.TextSearchParser, oid))
            )
            {
                Owner = context.ExtensionOf(SystemCatalog.TextSearchParser, oid),
            },
            SystemCatalog.TextSearchParser,
            row.Oid(0)
        );
    }
}
