namespace Undrift.PostgreSql.Reading;

/// <summary>Facets that many kinds have.</summary>
internal static class CommonFacets
{
    /// <summary>COMMENT ON.</summary>
    public static readonly Facet<string?> Comment = Facet.Text("comment", DriftGroup.CommentMismatch);
}
