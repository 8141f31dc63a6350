namespace Undrift.Sqlite;

/// <summary>Counts the rows of tables. A table of SQLite has no expression that counting would call.</summary>
internal sealed class RowProbe(string source, ReadOptions options, CancellationToken cancellation)
{
    /// <summary>Counts, in the one way of opening a file that leaves nothing behind.</summary>
    public ProbeResult Of(IReadOnlyList<ObjectId> tables)
    {
        var described = SqliteSource.Describe(source);
        try
        {
            return new DatabaseReader(described, options, cancellation).Read(
                SqliteSource.Path(source),
                (connection, _) => Of(connection, tables)
            );
        }
        catch (SqliteException error)
        {
            throw Failures.OfReading(error, described, options, cancellation);
        }
    }

    private static ProbeResult Of(SqliteConnection connection, IReadOnlyList<ObjectId> tables)
    {
        var (found, notes) = (new List<TableRows>(), new List<string>());
        foreach (var table in tables)
            try
            {
                var count = connection.Number($"SELECT count(*) FROM {Names.Quote(table.Name)}");
                found.Add(new TableRows(table, count, IsExact: true, Bytes: null));
            }
            catch (SqliteException refused) when (refused.Code == ResultCode.Error)
            {
                notes.Add($"{table} was not looked at: {refused.Message}");
            }
        return new ProbeResult(found, notes);
    }
}
