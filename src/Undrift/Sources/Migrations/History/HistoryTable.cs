namespace Undrift;

/// <summary>A table in which a migration tool keeps what it ran, read as text.</summary>
/// <param name="Schema">Its schema; empty where there are none.</param>
/// <param name="Name">Its name.</param>
/// <param name="Columns">The names of its columns.</param>
/// <param name="Rows">Its rows: a text for each column, null for NULL.</param>
public sealed record HistoryTable(
    string Schema,
    string Name,
    IReadOnlyList<string> Columns,
    IReadOnlyList<IReadOnlyList<string?>> Rows
)
{
    /// <summary>A value by the column's name, in whatever case it is written; null where there is none.</summary>
    public string? Value(IReadOnlyList<string?> row, string column)
    {
        for (var at = 0; at < Columns.Count; at++)
            if (string.Equals(Columns[at], column, StringComparison.OrdinalIgnoreCase))
                return row[at];
        return null;
    }
}
