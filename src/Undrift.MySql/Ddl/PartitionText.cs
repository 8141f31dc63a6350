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
        var text = new StringBuilder("\nPARTITION BY ").Append(
            WithStart(method, TableFacets.PartitionStarts.Of(table))
        );
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

    /// <summary>The start stands behind the interval and before AUTO.</summary>
    private static string WithStart(string method, string? starts)
    {
        const string Auto = " AUTO";
        if (starts is null)
            return method;
        var clause = $" STARTS TIMESTAMP{Names.Literal(starts)}";
        return method.EndsWith(Auto, StringComparison.Ordinal)
            ? method[..^Auto.Length] + clause + Auto
            : method + clause;
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
