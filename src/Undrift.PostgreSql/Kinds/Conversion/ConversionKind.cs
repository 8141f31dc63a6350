using Npgsql;
using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>A conversion between encodings (pg_conversion).</summary>
internal sealed class ConversionKind : IPostgreSqlKind
{
    private const string Name = "conversion";

    internal static readonly Facet<string?> Source = Facet.Text("source");
    internal static readonly Facet<string?> Target = Facet.Text("target");
    internal static readonly Facet<string?> Function = Facet.Text("function");
    internal static readonly Facet<bool> Default = Facet.Flag("default");

    public ObjectKind Kind { get; } =
        new(
            Name,
            DriftGroup.RoutineMismatch,
            [Source, Target, Function, Default, CommonFacets.Owner, CommonFacets.Comment]
        );

    public string Query { get; } = EmbeddedSql.OfKind("Conversion");

    public KindPlan Plan { get; } = new ConversionPlan();

    public void Read(NpgsqlDataReader row, ReadContext context)
    {
        var oid = row.Oid(0);
        context.Add(
            new CatalogObject(
                new ObjectId(Name, row.GetString(1), "", row.GetString(2)),
                Kind,
                Source.Is(row.GetString(3)),
                Target.Is(row.GetString(4)),
                Function.Is(RoutineName.Of(row.Text(5))),
                Default.Is(row.Flag(6)),
                CommonFacets.Owner.Is(context.Roles.Owner(row.Oid(7))),
                CommonFacets.Comment.Is(context.Comment(SystemCatalog.Conversion, oid))
            )
            {
                Owner = context.ExtensionOf(SystemCatalog.Conversion, oid),
            },
            SystemCatalog.Conversion,
            oid
        );
    }
}
