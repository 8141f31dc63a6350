using Undrift.MySql.Reading;

namespace Undrift.MySql.Kinds;

/// <summary>What triggers, routines and events keep of the session that made them.</summary>
internal static class StoredCode
{
    public static IReadOnlyList<Facet> Facets { get; } =
    [
        CommonFacets.Definer,
        CommonFacets.SqlMode,
        CommonFacets.ClientCharset,
        CommonFacets.ClientCollation,
        CommonFacets.DatabaseCollation,
        CommonFacets.Source,
    ];

    /// <summary>The values of a row.</summary>
    /// <param name="row">A row of TRIGGERS, ROUTINES or EVENTS, which name these columns alike.</param>
    /// <param name="source">The column with the text.</param>
    /// <param name="context">What is known of the server.</param>
    public static FacetEntry[] Values(CatalogRow row, string source, ReadContext context) =>
        [
            CommonFacets.Definer.Is(context.Server.Definer(row["DEFINER"])),
            CommonFacets.SqlMode.Is(context.Server.SqlMode(row["SQL_MODE"])),
            CommonFacets.ClientCharset.Is(context.Server.ClientCharset(row["CHARACTER_SET_CLIENT"])),
            CommonFacets.ClientCollation.Is(context.Server.ClientCollation(row["COLLATION_CONNECTION"])),
            CommonFacets.DatabaseCollation.Is(
                context.Server.CollationOfDatabase(row["DATABASE_COLLATION"], context.DatabaseCollation)
            ),
            CommonFacets.Source.Is(row[source]),
        ];
}
