namespace Undrift.Sqlite.Backups;

/// <summary>Counts the rows of all tables that are no module's.</summary>
internal static class TableLook
{
    private const string Tables = """
        SELECT name FROM sqlite_schema
        WHERE type = 'table' AND substr(name, 1, 7) <> 'sqlite_' AND lower(substr(sql, 1, 14)) <> 'create virtual'
        ORDER BY name
        """;

    public static IReadOnlyList<TableState> Of(SqliteConnection connection)
    {
        var names = new List<string>();
        using (var rows = connection.Prepare(Tables))
            while (rows?.Step() == true)
                names.Add(rows.Text(0)!);
        return
        [
            .. names
                .Select(Names.Quote)
                .Select(name => new TableState(name, connection.Number($"SELECT count(*) FROM {name}"))),
        ];
    }
}
