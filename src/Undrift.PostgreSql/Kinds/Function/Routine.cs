using Npgsql;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>What functions and procedures share: the facets, and the first sixteen columns of their queries.</summary>
internal static class Routine
{
    public static readonly Facet<IReadOnlyList<string>?> Arguments = Facet.DeparsedList("arguments");
    public static readonly Facet<string?> Language = Facet.Text("language");
    public static readonly Facet<string?> Body = Facet.Text("body");
    public static readonly Facet<string?> SqlBody = Facet.Deparsed("sql_body");
    public static readonly Facet<string?> Library = Facet.Text("library");
    public static readonly Facet<IReadOnlyList<string>?> Transforms = Facet.List("transforms");
    public static readonly Facet<bool> SecurityDefiner = Facet.Flag("security_definer", DriftGroup.SecurityMismatch);

    // Whoever can create objects in a schema of the path can take over a SECURITY DEFINER routine.
    public static readonly Facet<string?> SearchPath = Facet.Text("search_path", DriftGroup.SecurityMismatch);
    public static readonly Facet<IReadOnlyList<string>?> Configuration = Facet.List("configuration");

    private const string PathSetting = "search_path=";

    /// <summary>The facets in canonical order.</summary>
    public static IReadOnlyList<Facet> Facets { get; } =
    [Arguments, Language, Body, SqlBody, Library, Transforms, SecurityDefiner, SearchPath, Configuration];

    /// <summary>The id: argument types only, so that a renamed argument is a change.</summary>
    public static ObjectId IdOf(string kind, NpgsqlDataReader row) =>
        new(kind, row.GetString(1), "", row.GetString(2), $"({string.Join(", ", row.Types(3))})");

    /// <summary>The arguments.</summary>
    /// <exception cref="SchemaChangedException">Defaults are missing: the routine is gone from the current catalog.</exception>
    public static RoutineArguments ArgumentsOf(NpgsqlDataReader row)
    {
        var defaults = row.IsDBNull(7) ? null : row.SparseList(7);
        return (defaults?.Count(value => value is not null) ?? 0) == row.GetInt32(15)
            ? new RoutineArguments(row.Types(4), row.List(5), row.List(6), defaults)
            : throw new SchemaChangedException("a routine was dropped");
    }

    /// <summary>The values of <see cref="Facets"/>.</summary>
    public static FacetEntry[] Read(NpgsqlDataReader row, RoutineArguments arguments)
    {
        var sqlBody = row.Text(11);
        var settings = row.List(13) ?? [];
        return
        [
            Arguments.Is(arguments.Items),
            Language.Is(row.Text(8)),
            // A body in standard SQL leaves prosrc empty.
            Body.Is(sqlBody is null ? row.Text(9) : null),
            SqlBody.Is(sqlBody?.TrimEnd()),
            Library.Is(row.Text(10)),
            Transforms.Is(row.Types(14)),
            SecurityDefiner.Is(row.Flag(12)),
            SearchPath.Is(Array.Find(settings, IsPath)?[PathSetting.Length..]),
            Configuration.Is([.. settings.Where(setting => !IsPath(setting)).Order(StringComparer.Ordinal)]),
        ];
    }

    private static bool IsPath(string setting) => setting.StartsWith(PathSetting, StringComparison.Ordinal);
}
