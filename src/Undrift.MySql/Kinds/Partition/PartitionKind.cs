using Undrift.MySql.Ddl;

namespace Undrift.MySql.Kinds;

/// <summary>
/// Partitions that a table lists. Those of a mere number (PARTITIONS 4) are a facet of the table.
/// </summary>
internal static class PartitionKind
{
    /// <summary><c>LESS THAN (…)</c>, <c>IN (…)</c>; null for what has no values (HASH, KEY).</summary>
    internal static readonly Facet<string?> Values = Facet.Text("values");
    internal static readonly Facet<IReadOnlyList<string>?> Options = Facet.List("options");
    internal static readonly Facet<IReadOnlyList<string>?> SubPartitions = Facet.List("subpartitions");

    public static ObjectKind Modelled { get; } =
        new("partition", DriftGroup.PartitionMismatch, [Values, Options, SubPartitions]) { NamesIgnoreCase = true };

    /// <summary>The partition of a table.</summary>
    public static CatalogObject Object(string table, PartitionDefinition partition) =>
        new(
            new ObjectId(Modelled.Name, "", table, partition.Name),
            Modelled,
            Values.Is(partition.Values),
            Options.Is([.. partition.Options.Select(option => option.ToString())]),
            SubPartitions.Is(partition.SubPartitions)
        )
        {
            Owner = TableKind.IdOf(table),
            // It comes and goes with the table's way of partitioning.
            Template = TableKind.IdOf(table),
        };
}
