using Undrift.MySql.Reading;

namespace Undrift.MySql.Kinds;

/// <summary>The facets of a table.</summary>
internal static class TableFacets
{
    public static readonly Facet<string?> Engine = Facet.Text("engine");

    /// <summary>The character set that a new column gets.</summary>
    public static readonly Facet<string?> Charset = Facet.Text("charset", DriftGroup.TypeMismatch);
    public static readonly Facet<string?> Collation = Facet.Text(
        "collation",
        DriftGroup.TypeMismatch,
        comparison: FacetComparison.DefaultsAlike
    );

    /// <summary>As stated; null: the server's choice.</summary>
    public static readonly Facet<string?> RowFormat = Facet.Text("row_format");
    public static readonly Facet<string?> Tablespace = Facet.Text("tablespace");

    /// <summary>Every other option, NAME=value.</summary>
    public static readonly Facet<IReadOnlyList<string>?> Options = Facet.List("options");

    /// <summary>True where the server keeps what rows were (MariaDB).</summary>
    public static readonly Facet<bool> SystemVersioned = Facet.Flag("system_versioned", DriftGroup.ConstraintMismatch);

    /// <summary>Periods with their columns (MariaDB).</summary>
    public static readonly Facet<IReadOnlyList<string>?> Periods = Facet.List("periods", DriftGroup.ConstraintMismatch);

    public static readonly Facet<string?> PartitionBy = Facet.Text("partition_by", DriftGroup.PartitionMismatch);

    /// <summary>When the first interval of PARTITION BY SYSTEM_TIME begins; null where nobody said (MariaDB).</summary>
    public static readonly Facet<string?> PartitionStarts = Facet.Text(
        "partition_starts",
        DriftGroup.PartitionMismatch,
        comparison: FacetComparison.WhereStated
    );
    public static readonly Facet<long?> PartitionCount = Facet.Number("partition_count", DriftGroup.PartitionMismatch);
    public static readonly Facet<string?> SubPartitionBy = Facet.Text("subpartition_by", DriftGroup.PartitionMismatch);
    public static readonly Facet<long?> SubPartitionCount = Facet.Number(
        "subpartition_count",
        DriftGroup.PartitionMismatch
    );

    /// <summary>For repair; which partition is there is a drift of its own.</summary>
    public static readonly Facet<IReadOnlyList<string>?> PartitionOrder = Facet.List(
        "partition_order",
        ignored: "it follows from the values of the partitions"
    );

    public static readonly Facet<IReadOnlyList<string>?> ColumnOrder = Facet.List(
        "column_order",
        DriftGroup.OrderMismatch,
        comparison: FacetComparison.RelativeOrder
    );

    /// <summary>Triggers in the order in which they are run, those of one event after another.</summary>
    public static readonly Facet<IReadOnlyList<string>?> TriggerOrder = Facet.List(
        "trigger_order",
        DriftGroup.TriggerMismatch,
        comparison: FacetComparison.RelativeOrder
    );

    public static IReadOnlyList<Facet> All { get; } =
    [
        Engine,
        Charset,
        Collation,
        RowFormat,
        Tablespace,
        Options,
        SystemVersioned,
        Periods,
        PartitionBy,
        PartitionStarts,
        PartitionCount,
        SubPartitionBy,
        SubPartitionCount,
        PartitionOrder,
        ColumnOrder,
        TriggerOrder,
        CommonFacets.Comment,
    ];
}
