namespace Undrift.PostgreSql.Reading;

/// <summary>Facets that many kinds have.</summary>
internal static class CommonFacets
{
    /// <summary>COMMENT ON.</summary>
    public static readonly Facet<string?> Comment = Facet.Text("comment", DriftGroup.CommentMismatch);

    /// <summary>COMMENT ON INDEX, for the index of a constraint: it is not the constraint's comment.</summary>
    public static readonly Facet<string?> IndexComment = Facet.Text("index_comment", DriftGroup.CommentMismatch);

    /// <summary>COMMENT ON SEQUENCE, for the sequence of an identity column.</summary>
    public static readonly Facet<string?> IdentityComment = Facet.Text("identity_comment", DriftGroup.CommentMismatch);

    /// <summary>COMMENT ON CONSTRAINT, for a NOT NULL constraint; cannot be made before 18.</summary>
    public static readonly Facet<string?> NotNullComment = Facet.Text(
        "not_null_comment",
        DriftGroup.CommentMismatch,
        since: 18
    );

    /// <summary>COMMENT ON CONSTRAINT, for the constraint that stands behind a constraint trigger.</summary>
    public static readonly Facet<string?> ConstraintComment = Facet.Text(
        "constraint_comment",
        DriftGroup.CommentMismatch
    );

    /// <summary>COMMENT ON TYPE, for the multirange type of a range type.</summary>
    public static readonly Facet<string?> MultirangeComment = Facet.Text(
        "multirange_comment",
        DriftGroup.CommentMismatch,
        since: 14
    );

    /// <summary>
    /// The role that owns the object. A kind reads the OID of the owner and takes the value from
    /// <see cref="ReadContext.Roles"/>, which leaves it open where a schema built from SQL does not say.
    /// </summary>
    public static readonly Facet<string?> Owner = Facet.Text(
        "owner",
        DriftGroup.SecurityMismatch,
        comparison: FacetComparison.WhereStated
    );

    /// <summary>ALTER … DEPENDS ON EXTENSION: dropped together with the extensions named.</summary>
    public static readonly Facet<IReadOnlyList<string>?> DependsOnExtension = Facet.List(
        "depends_on_extension",
        DriftGroup.ExtensionMismatch
    );

    /// <summary>Every facet that is a comment.</summary>
    public static readonly IReadOnlyList<Facet> Comments =
    [
        Comment,
        IndexComment,
        IdentityComment,
        NotNullComment,
        ConstraintComment,
        MultirangeComment,
    ];
}
