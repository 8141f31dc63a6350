namespace Undrift;

/// <summary>How many rows were written between two looks at the tables of a database.</summary>
internal static class RowsWritten
{
    /// <summary>The number; null where it cannot be told.</summary>
    /// <param name="then">The tables of before.</param>
    /// <param name="at">When that was.</param>
    /// <param name="now">The tables of now.</param>
    /// <param name="isHistory">True for the table in which a migration tool keeps what it ran.</param>
    public static long? Between(
        IReadOnlyList<TableState> then,
        DateTimeOffset at,
        IReadOnlyList<TableState> now,
        Func<string, bool> isHistory
    )
    {
        var before = then.ToDictionary(table => table.Name, StringComparer.Ordinal);
        long sum = 0;
        foreach (var table in now.Where(table => !isHistory(table.Name)))
        {
            if (!before.Remove(table.Name, out var old))
            {
                sum += table.Rows ?? 0;
                continue;
            }
            if (Of(old, at, table) is not { } written)
                return null;
            sum += written;
        }
        // What a table held that is gone cannot be told any more.
        return before.Values.Any(table => !isHistory(table.Name) && table.Rows != 0) ? null : sum;
    }

    private static long? Of(TableState old, DateTimeOffset at, TableState now)
    {
        // The server began to count anew: after a crash, or when somebody reset its statistics.
        if (old.Writes is { } first && now.Writes is { } last)
            return last >= first ? last - first : null;
        if (old.Rows is { } before && now.Rows is { } rows && rows != before)
            return Math.Abs(rows - before);
        return now.WrittenAt is { } written && written <= at ? 0 : null;
    }
}
