using Npgsql;
using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>A publication (pg_publication): the changes that subscribers may ask for.</summary>
internal sealed class PublicationKind : IPostgreSqlKind
{
    private const string Name = "publication";
    private static readonly string[] Words = ["insert", "update", "delete", "truncate"];

    internal static readonly Facet<bool> AllTables = Facet.Flag("all_tables");
    internal static readonly Facet<IReadOnlyList<string>?> Operations = Facet.List("operations");
    internal static readonly Facet<bool> ViaRoot = Facet.Flag("via_partition_root");

    // stored; null: generated columns are not published, as it was before 18.
    internal static readonly Facet<string?> GeneratedColumns = Facet.Text("generated_columns");

    // Like a trigger, it decides what a change of rows sets off.
    public ObjectKind Kind { get; } =
        new(
            Name,
            DriftGroup.TriggerMismatch,
            [AllTables, Operations, ViaRoot, GeneratedColumns, CommonFacets.Owner, CommonFacets.Comment]
        );

    public string Query { get; } = EmbeddedSql.OfKind("Publication");

    public KindPlan Plan { get; } = new PublicationPlan();

    /// <summary>The id of a publication.</summary>
    public static ObjectId IdOf(string name) => new(Name, "", "", name);

    public void Read(NpgsqlDataReader row, ReadContext context) =>
        context.Add(
            new CatalogObject(
                IdOf(row.GetString(1)),
                Kind,
                AllTables.Is(row.Flag(2)),
                Operations.Is([.. Words.Where((_, index) => row.Flag(3 + index))]),
                ViaRoot.Is(row.Flag(7)),
                GeneratedColumns.Is(GeneratedColumnsOf(row.Code(8))),
                CommonFacets.Owner.Is(context.Roles.Owner(row.Oid(9))),
                CommonFacets.Comment.Is(context.Comment(SystemCatalog.Publication, row.Oid(0)))
            ),
            SystemCatalog.Publication,
            row.Oid(0)
        );

    // pg_publication.pubgencols.
    private static string? GeneratedColumnsOf(char code) =>
        code switch
        {
            'n' => null,
            's' => "stored",
            _ => code.ToString(),
        };
}
