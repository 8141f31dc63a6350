using System.Globalization;
using System.Text;
using Undrift.MySql.Kinds;
using Undrift.MySql.Text;

namespace Undrift.MySql.Ddl;

/// <summary>Writes PARTITION BY.</summary>
internal static class PartitionText
{
    /// <summary>The clause with a line break before it; empty for a table without partitions.</summary>
    public static string Of(CatalogObject table, IEnumerable<CatalogObject> partitions)
    {
        if (TableFacets.PartitionBy.Of(table) is not { } method)
            return "";
        var text = new StringBuilder("\nPARTITION BY ").Append(method);
        Count(text, "PARTITIONS", TableFacets.PartitionCount.Of(table));
        if (TableFacets.SubPartitionBy.Of(table) is { } subMethod)
            text.Append("\nSUBPARTITION BY ").Append(subMethod);
        Count(text, "SUBPARTITIONS", TableFacets.SubPartitionCount.Of(table));
        var byName = partitions.ToDictionary(partition => partition.Id.Name);
        var listed = (TableFacets.PartitionOrder.Of(table) ?? []).Where(byName.ContainsKey).ToList();
        if (listed.Count > 0)
            text.Append("\n(").AppendJoin(",\n ", listed.Select(name => Partition(byName[name]))).Append(')');
        return text.ToString();
    }

    /// <summary>One partition, as ALTER TABLE … ADD PARTITION takes it.</summary>
    public static string Partition(CatalogObject partition)
    {
        var text = new StringBuilder("PARTITION ").Append(Names.Quote(partition.Id.Name));
        if (PartitionKind.Values.Of(partition) is { } values)
            text.Append(values is "HISTORY" or "CURRENT" or "DEFAULT" ? " " : " VALUES ").Append(values);
        foreach (var option in PartitionKind.Options.Of(partition) ?? [])
            text.Append(' ').Append(option);
        if (PartitionKind.SubPartitions.Of(partition) is { } subPartitions)
            text.Append(" (").AppendJoin(", ", subPartitions.Select(sub => "SUBPARTITION " + sub)).Append(')');
        return text.ToString();
    }

    private static void Count(StringBuilder text, string word, long? count)
    {
        if (count is { } number)
            text.Append('\n').Append(word).Append(' ').Append(number.ToString(CultureInfo.InvariantCulture));
    }
}
