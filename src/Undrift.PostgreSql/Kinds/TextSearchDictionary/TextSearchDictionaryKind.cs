using Npgsql;
using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;
using Undrift.PostgreSql.Respelling;

namespace Undrift.PostgreSql.Kinds;

/// <summary>A text search dictionary (pg_ts_dict).</summary>
internal sealed class TextSearchDictionaryKind : IPostgreSqlKind
{
    private const string Name = "text_search_dictionary";

    internal static readonly Facet<string?> Template = Facet.Text("template");
    internal static readonly Facet<IReadOnlyList<string>?> Options = Facet.List("options");

    public ObjectKind Kind { get; } =
        new(Name, DriftGroup.RoutineMismatch, [Template, Options, CommonFacets.Owner, CommonFacets.Comment]);

    public string Query { get; } = EmbeddedSql.OfKind("TextSearchDictionary");

    public KindPlan Plan { get; } = new TextSearchDictionaryPlan();

    /// <summary>Of another template: its own may need files that another server does not have, and a text names it alone.</summary>
    public string? Stub(CatalogObject item, CatalogIndex catalog) =>
        $"CREATE TEXT SEARCH DICTIONARY {Identifier.Qualified(item.Id.Schema, item.Id.Name)} (TEMPLATE = pg_catalog.simple)";

    public void Read(NpgsqlDataReader row, ReadContext context)
    {
        var oid = row.Oid(0);
        context.Add(
            new CatalogObject(
                new ObjectId(Name, row.GetString(1), "", row.GetString(2)),
                Kind,
                Template.Is(Identifier.Qualified(row.GetString(3), row.GetString(4))),
                Options.Is(DictionaryOptions.Of(row.Text(5))),
                CommonFacets.Owner.Is(context.Roles.Owner(row.Oid(6))),
                CommonFacets.Comment.Is(context.Comment(SystemCatalog.TextSearchDictionary, oid))
            )
            {
                Owner = context.ExtensionOf(SystemCatalog.TextSearchDictionary, oid),
            },
            SystemCatalog.TextSearchDictionary,
            oid
        );
    }
}
