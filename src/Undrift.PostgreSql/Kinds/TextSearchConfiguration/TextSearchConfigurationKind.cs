using Npgsql;
using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;
using Undrift.PostgreSql.Respelling;

namespace Undrift.PostgreSql.Kinds;

/// <summary>A text search configuration (pg_ts_config, pg_ts_config_map).</summary>
internal sealed class TextSearchConfigurationKind : IPostgreSqlKind
{
    private const string Name = "text_search_configuration";

    internal static readonly Facet<string?> Parser = Facet.Text("parser");
    internal static readonly Facet<IReadOnlyList<string>?> Mappings = Facet.List("mappings");

    public ObjectKind Kind { get; } =
        new(Name, DriftGroup.RoutineMismatch, [Parser, Mappings, CommonFacets.Owner, CommonFacets.Comment]);

    public string Query { get; } = EmbeddedSql.OfKind("TextSearchConfiguration");

    public KindPlan Plan { get; } = new TextSearchConfigurationPlan();

    /// <summary>In name only, for constants of the type regconfig.</summary>
    public string? Stub(CatalogObject item, CatalogIndex catalog) =>
        $"CREATE TEXT SEARCH CONFIGURATION {Identifier.Qualified(item.Id.Schema, item.Id.Name)} (PARSER = pg_catalog.\"default\")";

    public void Read(NpgsqlDataReader row, ReadContext context)
    {
        var oid = row.Oid(0);
        context.Add(
            new CatalogObject(
                new ObjectId(Name, row.GetString(1), "", row.GetString(2)),
                Kind,
                Parser.Is(Identifier.Qualified(row.GetString(4), row.GetString(5))),
                Mappings.Is(
                    TokenMappings.Of(row.Oid(3), Array.ConvertAll(row.Oids(6), type => (int)type), row.List(7) ?? [])
                ),
                CommonFacets.Owner.Is(context.Roles.OwnerOfInitial(oid, row.Oid(8))),
                CommonFacets.Comment.Is(context.Comment(SystemCatalog.TextSearchConfiguration, oid))
            )
            {
                Owner = context.ExtensionOf(SystemCatalog.TextSearchConfiguration, oid),
            },
            SystemCatalog.TextSearchConfiguration,
            oid
        );
    }
}
