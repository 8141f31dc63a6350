namespace Undrift.Sqlite;

/// <summary>Facets that many kinds have.</summary>
internal static class CommonFacets
{
    /// <summary>For repair: the statement with its comments and letter case, which the normal form loses.</summary>
    public static readonly Facet<string?> Source = Facet.Text(
        "source",
        ignored: "the text as written; its normal form is compared"
    );
}
