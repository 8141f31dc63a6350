namespace Undrift.MySql.Reading;

/// <summary>Facets that many kinds have.</summary>
internal static class CommonFacets
{
    public static readonly Facet<string?> Comment = Facet.Text("comment", DriftGroup.CommentMismatch);

    /// <summary>
    /// The account whose privileges the object has, <c>user@host</c>. SQL that does not name one leaves it to whoever runs
    /// it.
    /// </summary>
    public static readonly Facet<string?> Definer = Facet.Text(
        "definer",
        DriftGroup.SecurityMismatch,
        comparison: FacetComparison.WhereStated
    );

    /// <summary>True for SQL SECURITY INVOKER; the default is DEFINER.</summary>
    public static readonly Facet<bool> Invoker = Facet.Flag("sql_security_invoker", DriftGroup.SecurityMismatch);

    /// <summary>The modes under which the body is run, whatever the caller's are.</summary>
    public static readonly Facet<IReadOnlyList<string>?> SqlMode = Facet.List(
        "sql_mode",
        comparison: FacetComparison.WhereStated
    );

    /// <summary>The client's character set when the object was made: what its literals are in.</summary>
    public static readonly Facet<string?> ClientCharset = Facet.Text(
        "client_charset",
        DriftGroup.OptionMismatch,
        comparison: FacetComparison.WhereStated
    );

    /// <summary>The collation of the client's literals when the object was made.</summary>
    public static readonly Facet<string?> ClientCollation = Facet.Text(
        "client_collation",
        DriftGroup.OptionMismatch,
        comparison: FacetComparison.WhereStated
    );

    /// <summary>The database's default collation when the object was made: that of its variables.</summary>
    public static readonly Facet<string?> DatabaseCollation = Facet.Text(
        "database_collation",
        DriftGroup.OptionMismatch,
        comparison: FacetComparison.WhereStated
    );

    /// <summary>For repair: the text with its comments and white space, which the compared form loses.</summary>
    public static readonly Facet<string?> Source = Facet.Text(
        "source",
        ignored: "the text as written; it is compared without comments"
    );
}
