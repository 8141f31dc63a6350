namespace Undrift.Sqlite.Observation;

/// <summary>A table at a moment.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Root">The page where its rows begin: it stays when the table is called otherwise.</param>
/// <param name="Columns">The names of its columns that hold values, in order.</param>
internal sealed record TableState(string Name, long Root, IReadOnlyList<string> Columns);

/// <summary>The tables and indexes of a database at a moment, by their names in SQLite's one letter case.</summary>
/// <param name="Tables">The tables.</param>
/// <param name="Indexes">The names of the indexes that a statement made, and their tables.</param>
internal sealed record SchemaState(
    IReadOnlyDictionary<string, TableState> Tables,
    IReadOnlyDictionary<string, string> Indexes
)
{
    private const string TableRows = "SELECT name, rootpage FROM sqlite_master WHERE type = 'table' AND rootpage > 0";
    private const string ColumnRows =
        "SELECT m.name, c.name FROM sqlite_master AS m, pragma_table_xinfo(m.name) AS c "
        + "WHERE m.type = 'table' AND m.rootpage > 0 AND c.hidden = 0 ORDER BY m.name, c.cid";
    private const string IndexRows =
        "SELECT name, tbl_name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL";

    /// <summary>Reads it.</summary>
    public static SchemaState Read(SqliteConnection connection)
    {
        var columns = Rows(connection, ColumnRows, row => (Table: row.Text(0)!, Name: row.Text(1)!))
            .ToLookup(row => row.Table, row => row.Name, StringComparer.Ordinal);
        return new SchemaState(
            Rows(connection, TableRows, row => new TableState(row.Text(0)!, row.Integer(1), [.. columns[row.Text(0)!]]))
                .ToDictionary(table => Names.Fold(table.Name), StringComparer.Ordinal),
            Rows(connection, IndexRows, row => (Name: row.Text(0)!, Table: row.Text(1)!))
                .ToDictionary(index => index.Name, index => Names.Fold(index.Table), StringComparer.Ordinal)
        );
    }

    private static List<T> Rows<T>(SqliteConnection connection, string sql, Func<SqliteStatement, T> read)
    {
        var rows = new List<T>();
        using var statement = connection.Prepare(sql)!;
        while (statement.Step())
            rows.Add(read(statement));
        return rows;
    }
}
