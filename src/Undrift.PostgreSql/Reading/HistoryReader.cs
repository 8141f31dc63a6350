using Npgsql;

namespace Undrift.PostgreSql.Reading;

/// <summary>
/// Reads the tables in which migration tools keep what they ran, as text, in a transaction that can only read. With
/// <c>row_security</c> off a policy, which would hide rows, ends in an error instead of being called.
/// </summary>
internal sealed class HistoryReader(PostgreSqlSource source, TimeSpan timeout)
{
    private const string Begin =
        "BEGIN TRANSACTION READ ONLY; SET LOCAL row_security = off; SET LOCAL search_path = ''; SET LOCAL lock_timeout = '2s'";

    private const string Find = """
        SELECT n.nspname, c.relname FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p') AND pg_catalog.lower(c.relname) = ANY (pg_catalog.string_to_array($1, ',')) AND n.nspname !~ '^pg_'
        ORDER BY n.nspname, c.relname
        """;

    /// <summary>The tables of these names, in whatever schema they stand.</summary>
    /// <exception cref="UndriftException">Cannot connect, or may not read one.</exception>
    public async Task<IReadOnlyList<HistoryTable>> ReadAsync(
        IReadOnlyList<string> names,
        CancellationToken cancellation
    )
    {
        await using var connection = await PostgreSqlConnector.OpenAsync(source, timeout, cancellation);
        try
        {
            await using var begin = new NpgsqlCommand(Begin, connection);
            await begin.ExecuteNonQueryAsync(cancellation);
            var tables = new List<HistoryTable>();
            foreach (var (schema, name) in await FindAsync(connection, names, cancellation))
                tables.Add(await ReadAsync(connection, schema, name, cancellation));
            return tables;
        }
        catch (Exception failure) when (StatementFailure.Is(failure))
        {
            throw StatementFailure.Explain(failure, source, "reading the history of migrations", cancellation);
        }
    }

    private static async Task<List<(string Schema, string Name)>> FindAsync(
        NpgsqlConnection connection,
        IReadOnlyList<string> names,
        CancellationToken cancellation
    )
    {
        await using var command = new NpgsqlCommand(Find, connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = string.Join(',', names) });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var found = new List<(string, string)>();
        while (await reader.ReadAsync(cancellation))
            found.Add((reader.GetString(0), reader.GetString(1)));
        return found;
    }

    private static async Task<HistoryTable> ReadAsync(
        NpgsqlConnection connection,
        string schema,
        string name,
        CancellationToken cancellation
    )
    {
        await using var command = new NpgsqlCommand($"SELECT * FROM {Identifier.Qualified(schema, name)}", connection)
        {
            AllResultTypesAreUnknown = true,
        };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var columns = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToList();
        var rows = new List<IReadOnlyList<string?>>();
        while (await reader.ReadAsync(cancellation))
            rows.Add([
                .. Enumerable.Range(0, columns.Count).Select(at => reader.IsDBNull(at) ? null : reader.GetString(at)),
            ]);
        return new HistoryTable(schema, name, columns, rows);
    }
}
