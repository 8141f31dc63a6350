namespace Undrift.Sqlite;

/// <summary>Reads the schema of an open database in one transaction. Evaluates nothing that a user wrote.</summary>
internal static class SchemaReader
{
    private const string Rows = "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL";

    /// <summary>
    /// Reads the schema. Not with <c>PRAGMA trusted_schema = OFF</c>: SQLite then calls a schema malformed whose generated
    /// columns or checks use functions that are not marked innocuous (seen with json_extract, 3.40).
    /// </summary>
    public static Catalog Read(SqliteConnection connection, CatalogOrigin origin)
    {
        var ownTransaction = connection.InAutoCommit;
        connection.Execute("PRAGMA query_only = ON");
        if (ownTransaction)
            connection.Execute("BEGIN");
        var gaps = new List<Gap>();
        var rows = ReadRows(connection, gaps);
        var database = DatabaseKind.Object(
            connection.Number("PRAGMA user_version"),
            connection.Number("PRAGMA application_id"),
            connection.Text("PRAGMA encoding") ?? "UTF-8"
        );
        if (ownTransaction)
            connection.Execute("COMMIT");
        return new Catalog(SqliteEngine.EngineName, origin, CatalogBuilder.Objects(rows).Prepend(database), gaps);
    }

    private static List<SchemaRow> ReadRows(SqliteConnection connection, List<Gap> gaps)
    {
        var rows = new List<SchemaRow>();
        using var statement = connection.Prepare(Rows)!;
        while (statement.Step())
        {
            var row = new SchemaRow(
                statement.Text(0) ?? "",
                statement.Text(1) ?? "",
                statement.Text(2) ?? "",
                statement.Text(3) ?? ""
            );
            if (IsInternal(row.Name))
                continue;
            if (row.Type is "table" or "index" or "view" or "trigger")
                rows.Add(row);
            else
                gaps.Add(
                    new Gap(row.Name, $"sqlite_schema holds an object of the type '{row.Type}', which is unknown")
                );
        }
        return rows;
    }

    /// <summary>SQLite reserves these names: sqlite_sequence, sqlite_stat1 … and the indexes of keys.</summary>
    private static bool IsInternal(string name) => name.StartsWith("sqlite_", StringComparison.OrdinalIgnoreCase);
}
