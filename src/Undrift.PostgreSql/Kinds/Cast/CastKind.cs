using Npgsql;
using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;
using Undrift.PostgreSql.Respelling;

namespace Undrift.PostgreSql.Kinds;

/// <summary>A cast (pg_cast). It stands in no schema; its name is its two types.</summary>
internal sealed class CastKind : IPostgreSqlKind
{
    public const string Name = "cast";
    private const string InOut = "inout";

    internal static readonly Facet<string?> Method = Facet.Text("method");
    internal static readonly Facet<string?> Function = Facet.Text("function");
    internal static readonly Facet<string?> Context = Facet.Text("context");

    public ObjectKind Kind { get; } =
        new(Name, DriftGroup.RoutineMismatch, [Method, Function, Context, CommonFacets.Comment]);

    public string Query { get; } = EmbeddedSql.OfKind("Cast");

    public KindPlan Plan { get; } = new CastPlan();

    public string? Stub(CatalogObject item, CatalogIndex catalog) => Definition(item);

    /// <summary>The statement that makes the cast.</summary>
    public static string Definition(CatalogObject item) =>
        $"CREATE CAST ({item.Id.Name}) "
        + Method.Of(item) switch
        {
            null => "WITH FUNCTION " + Function.Of(item),
            InOut => "WITH INOUT",
            _ => "WITHOUT FUNCTION",
        }
        + (Context.Of(item) is { } context ? " AS " + context : "");

    public void Read(NpgsqlDataReader row, ReadContext context)
    {
        var oid = row.Oid(0);
        var (source, target) = (row.Deparsed(1)!, row.Deparsed(2)!);
        context.Add(
            new CatalogObject(
                new ObjectId(Name, "", "", $"{source} AS {target}"),
                Kind,
                Method.Is(MethodOf(row.Code(3))),
                Function.Is(RoutineName.Of(row.Deparsed(5, row.Flag(4)))),
                Context.Is(ContextOf(row.Code(6))),
                CommonFacets.Comment.Is(context.Comment(SystemCatalog.Cast, oid))
            )
            {
                Owner = context.ExtensionOf(SystemCatalog.Cast, oid),
            },
            SystemCatalog.Cast,
            row.Oid(0)
        );
    }

    // pg_cast.castmethod; a function is named, so that it needs no word.
    private static string? MethodOf(char code) =>
        code switch
        {
            'f' => null,
            'b' => "binary_coercible",
            'i' => InOut,
            _ => code.ToString(),
        };

    // pg_cast.castcontext; explicit is the default.
    private static string? ContextOf(char code) =>
        code switch
        {
            'e' => null,
            'a' => "assignment",
            'i' => "implicit",
            _ => code.ToString(),
        };
}
