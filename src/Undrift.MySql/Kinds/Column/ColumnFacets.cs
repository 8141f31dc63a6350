using Undrift.MySql.Reading;

namespace Undrift.MySql.Kinds;

/// <summary>The facets of a column.</summary>
internal static class ColumnFacets
{
    /// <summary>Without the width at which integers are shown, without the labels of an enum or a set.</summary>
    public static readonly Facet<string?> Type = Facet.Text("type");

    /// <summary>The labels of an enum or a set, in their order.</summary>
    public static readonly Facet<IReadOnlyList<string>?> Labels = Facet.List("labels", DriftGroup.EnumMismatch);
    public static readonly Facet<string?> Charset = Facet.Text("charset");
    public static readonly Facet<string?> Collation = Facet.Text(
        "collation",
        comparison: FacetComparison.DefaultsAlike
    );

    /// <summary>The spatial reference system that all values have.</summary>
    public static readonly Facet<long?> Srid = Facet.Number("srid");
    public static readonly Facet<bool> NotNull = Facet.Flag("not_null", DriftGroup.NullabilityMismatch);

    /// <summary>A literal as SQL writes it, an expression in parentheses, or CURRENT_TIMESTAMP; null: NULL or none.</summary>
    public static readonly Facet<string?> Default = Facet.Deparsed("default", DriftGroup.DefaultMismatch);

    public static readonly Facet<string?> OnUpdate = Facet.Text("on_update", DriftGroup.DefaultMismatch);
    public static readonly Facet<string?> Generated = Facet.Deparsed("generated", DriftGroup.IdentityMismatch);

    /// <summary>True where the value is kept and not computed at each reading.</summary>
    public static readonly Facet<bool> Stored = Facet.Flag("generated_stored", DriftGroup.IdentityMismatch);
    public static readonly Facet<bool> AutoIncrement = Facet.Flag("auto_increment", DriftGroup.IdentityMismatch);

    /// <summary>start or end: the server keeps the row's period here (MariaDB, PERIOD FOR SYSTEM_TIME).</summary>
    public static readonly Facet<string?> SystemTime = Facet.Text(
        "system_time",
        ignored: "the periods of the table name the column"
    );

    /// <summary>True where changes of the column alone make no row of history (MariaDB).</summary>
    public static readonly Facet<bool> WithoutVersioning = Facet.Flag(
        "without_system_versioning",
        DriftGroup.OptionMismatch
    );
    public static readonly Facet<bool> Invisible = Facet.Flag("invisible", DriftGroup.OptionMismatch);

    /// <summary>COMPRESSED, STORAGE, COLUMN_FORMAT and options of the engine.</summary>
    public static readonly Facet<IReadOnlyList<string>?> Options = Facet.List("options", DriftGroup.OptionMismatch);

    public static IReadOnlyList<Facet> All { get; } =
    [
        Type,
        Labels,
        Charset,
        Collation,
        Srid,
        NotNull,
        Default,
        OnUpdate,
        Generated,
        Stored,
        AutoIncrement,
        SystemTime,
        WithoutVersioning,
        Invisible,
        Options,
        CommonFacets.Comment,
    ];
}
