namespace Undrift.Sqlite;

/// <summary>Reads the tables in which migration tools keep what they ran, as text.</summary>
internal static class HistoryReader
{
    /// <summary>The tables of these names.</summary>
    public static IReadOnlyList<HistoryTable> Read(SqliteConnection connection, IReadOnlyList<string> names) =>
        [
            .. Texts(connection, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name", 1)
                .Select(row => row[0]!)
                .Where(name => names.Contains(Names.Fold(name)))
                .ToList()
                .Select(name => Read(connection, name)),
        ];

    private static HistoryTable Read(SqliteConnection connection, string name)
    {
        var quoted = Names.Quote(name);
        var columns = Texts(connection, $"SELECT name FROM pragma_table_info({Literal(name)}) ORDER BY cid", 1)
            .Select(row => row[0]!)
            .ToList();
        return new HistoryTable("", name, columns, [.. Texts(connection, $"SELECT * FROM {quoted}", columns.Count)]);
    }

    private static IEnumerable<IReadOnlyList<string?>> Texts(SqliteConnection connection, string sql, int columns)
    {
        using var statement = connection.Prepare(sql);
        while (statement?.Step() == true)
            yield return [.. Enumerable.Range(0, columns).Select(statement.Text)];
    }

    private static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
