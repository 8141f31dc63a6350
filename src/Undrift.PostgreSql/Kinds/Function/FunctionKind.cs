using Npgsql;
using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;
using Undrift.PostgreSql.Respelling;

namespace Undrift.PostgreSql.Kinds;

/// <summary>A function or window function (pg_proc prokind f, w).</summary>
internal sealed class FunctionKind : IPostgreSqlKind
{
    public const string Name = "function";

    public static readonly Facet<string?> Result = Facet.Text("result");
    public static readonly Facet<bool> Window = Facet.Flag("window");
    public static readonly Facet<string?> Volatility = Facet.Text("volatility");
    public static readonly Facet<string?> Parallel = Facet.Text("parallel");
    public static readonly Facet<bool> Strict = Facet.Flag("strict");
    public static readonly Facet<bool> Leakproof = Facet.Flag("leakproof");

    // Texts: both are floating-point numbers.
    public static readonly Facet<string?> Cost = Facet.Text("cost");
    public static readonly Facet<string?> Rows = Facet.Text("rows");
    public static readonly Facet<string?> Support = Facet.Text("support");

    /// <summary>What CREATE OR REPLACE sets, besides what all routines have.</summary>
    public static readonly IReadOnlyList<Facet> Replaceable =
    [
        Volatility,
        Parallel,
        Strict,
        Leakproof,
        Cost,
        Rows,
        Support,
    ];

    public ObjectKind Kind { get; } =
        new(
            Name,
            DriftGroup.RoutineMismatch,
            [
                .. Routine.Facets,
                Result,
                Window,
                Volatility,
                Parallel,
                Strict,
                Leakproof,
                Cost,
                Rows,
                Support,
                CommonFacets.Owner,
                CommonFacets.DependsOnExtension,
                CommonFacets.Comment,
            ]
        );

    public string Query { get; } = EmbeddedSql.OfKind("Function");

    public KindPlan Plan { get; } = new RoutinePlan("FUNCTION");

    public string? Probe(CatalogObject item, CatalogIndex catalog) =>
        Routine.SqlBody.Of(item) is null ? RoutineStub.Of(item) : RoutineDefinition.Of(item);

    public string? Stub(CatalogObject item, CatalogIndex catalog) => RoutineStub.Of(item);

    public void Read(NpgsqlDataReader row, ReadContext context)
    {
        var oid = row.Oid(0);
        var arguments = Routine.ArgumentsOf(row);
        context.Add(
            new CatalogObject(
                Routine.IdOf(Name, row),
                Kind,
                [
                    .. Routine.Read(row, arguments),
                    Result.Is(arguments.Result(row.Deparsed(17)!, row.Flag(16))),
                    Window.Is(row.Code(18) == 'w'),
                    Volatility.Is(VolatilityOf(row.Code(19))),
                    Parallel.Is(ParallelSafety.Of(row.Code(22))),
                    Strict.Is(row.Flag(20)),
                    Leakproof.Is(row.Flag(21)),
                    Cost.Is(row.Text(23)),
                    Rows.Is(row.Text(24)),
                    Support.Is(RoutineName.Of(row.Text(25))),
                    CommonFacets.Owner.Is(context.Roles.Owner(row.Oid(26))),
                    CommonFacets.DependsOnExtension.Is(context.ExtensionsNeededBy(SystemCatalog.Routine, oid)),
                    CommonFacets.Comment.Is(context.Comment(SystemCatalog.Routine, oid)),
                ]
            )
            {
                Owner = context.ExtensionOf(SystemCatalog.Routine, oid),
            },
            SystemCatalog.Routine,
            oid
        );
    }

    // pg_proc.provolatile; volatile is the default.
    private static string? VolatilityOf(char code) =>
        code switch
        {
            'v' => null,
            's' => "stable",
            'i' => "immutable",
            _ => code.ToString(),
        };
}

/// <summary>pg_proc.proparallel, of functions and aggregates.</summary>
internal static class ParallelSafety
{
    /// <summary>Null for unsafe, the default.</summary>
    public static string? Of(char code) =>
        code switch
        {
            'u' => null,
            'r' => "restricted",
            's' => "safe",
            _ => code.ToString(),
        };
}
