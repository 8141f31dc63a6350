namespace Undrift.PostgreSql.Kinds;

/// <summary>The bound of a partition as pg_get_expr prints it.</summary>
internal static class PartitionBound
{
    private const string ListStart = "FOR VALUES IN (";

    /// <summary>
    /// The bound with the values of a list in order: IN (2, 1) holds the same rows as IN (1, 2), and the server keeps the
    /// order in which they were written. It keeps none of them twice.
    /// </summary>
    public static string? Of(string? printed)
    {
        if (printed is null || !printed.StartsWith(ListStart, StringComparison.Ordinal) || printed[^1] != ')')
            return printed;
        var values = Values(printed[ListStart.Length..^1]);
        values.Sort(StringComparer.Ordinal);
        return $"{ListStart}{string.Join(", ", values)})";
    }

    // Literals are printed without casts: numbers, true, NULL, or in quotes with those inside doubled (get_const_expr).
    private static List<string> Values(string list)
    {
        var values = new List<string>();
        var (start, quoted) = (0, false);
        for (var at = 0; at < list.Length; at++)
            if (list[at] == '\'')
                quoted = !quoted;
            else if (list[at] == ',' && !quoted)
            {
                values.Add(list[start..at].Trim());
                start = at + 1;
            }
        values.Add(list[start..].Trim());
        return values;
    }
}
