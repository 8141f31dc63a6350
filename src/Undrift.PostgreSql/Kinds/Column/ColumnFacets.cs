using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>The facets of a column.</summary>
internal static class ColumnFacets
{
    public static readonly Facet<string?> Type = Facet.Text("type", DriftGroup.TypeMismatch);

    /// <summary>Null: the collation of the type.</summary>
    public static readonly Facet<string?> Collation = Facet.Text("collation", DriftGroup.TypeMismatch);
    public static readonly Facet<bool> NotNull = Facet.Flag("not_null", DriftGroup.NullabilityMismatch);

    /// <summary>Null: the name that the server makes up. A constraint's name only from 18 on.</summary>
    public static readonly Facet<string?> NotNullName = Facet.Text(
        "not_null_name",
        DriftGroup.ConstraintMismatch,
        since: 18
    );
    public static readonly Facet<bool> NotNullNoInherit = Facet.Flag(
        "not_null_no_inherit",
        DriftGroup.ConstraintMismatch
    );
    public static readonly Facet<bool> NotNullNotValid = Facet.Flag(
        "not_null_not_valid",
        DriftGroup.ConstraintMismatch
    );

    /// <summary>An inherited NOT NULL that the table also declares itself.</summary>
    public static readonly Facet<bool> NotNullAlsoLocal = Facet.Flag(
        "not_null_also_local",
        DriftGroup.PartitionMismatch,
        since: 18
    );
    public static readonly Facet<string?> NotNullComment = CommonFacets.NotNullComment;
    public static readonly Facet<string?> Default = Facet.Deparsed("default", DriftGroup.DefaultMismatch);
    public static readonly Facet<string?> Generated = Facet.Deparsed("generated", DriftGroup.IdentityMismatch);

    /// <summary>stored or virtual.</summary>
    public static readonly Facet<string?> GeneratedKind = Facet.Text("generated_kind", DriftGroup.IdentityMismatch);

    /// <summary>plain, external, extended or main; null: as the type has it.</summary>
    public static readonly Facet<string?> Storage = Facet.Text("storage", DriftGroup.OptionMismatch);

    /// <summary>pglz or lz4; null: default_toast_compression decides.</summary>
    public static readonly Facet<string?> Compression = Facet.Text("compression", DriftGroup.OptionMismatch);
    public static readonly Facet<long?> Statistics = Facet.Number("statistics", DriftGroup.OptionMismatch);
    public static readonly Facet<IReadOnlyList<string>?> Options = Facet.List("options", DriftGroup.OptionMismatch);

    /// <summary>An inherited column that the table also declares itself: it stays when the parent's goes.</summary>
    public static readonly Facet<bool> AlsoLocal = Facet.Flag("also_local", DriftGroup.PartitionMismatch);
}
