using Npgsql;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Applying;

/// <summary>
/// Looks at how much tables hold: whether there is a row at all, and the server's own estimates. Runs in a transaction that
/// can only read; with <c>row_security</c> off a policy, which is an expression of somebody else's and hides rows, ends in
/// an error instead of being called.
/// </summary>
internal sealed class RowProbe(PostgreSqlSource source, TimeSpan timeout)
{
    private const string Begin =
        "BEGIN TRANSACTION READ ONLY; SET LOCAL row_security = off; SET LOCAL search_path = ''; SET LOCAL lock_timeout = '2s'";

    // The parts of a partitioned table and what inherits from a table are changed with it. A partitioned table itself holds
    // no row: from 14 on, ANALYZE gives it the sum of its parts.
    private const string Sizes = """
        WITH RECURSIVE parts AS (
            SELECT to_regclass($1)::oid AS oid
            UNION SELECT i.inhrelid FROM parts JOIN pg_catalog.pg_inherits i ON i.inhparent = parts.oid
        )
        SELECT coalesce(bool_or(c.relkind = 'f'), false),
            CASE WHEN bool_and(c.relkind = 'p' OR c.reltuples >= 0) THEN sum(CASE c.relkind WHEN 'p' THEN 0 ELSE c.reltuples END)::int8 END,
            sum(pg_catalog.pg_total_relation_size(c.oid))::int8
        FROM parts JOIN pg_catalog.pg_class c ON c.oid = parts.oid
        """;

    private readonly List<TableRows> _tables = [];
    private readonly List<string> _notes = [];

    /// <summary>Looks at the tables.</summary>
    /// <exception cref="UndriftException">Cannot connect, or the connection was lost.</exception>
    public async Task<ProbeResult> OfAsync(IReadOnlyList<ObjectId> tables, CancellationToken cancellation)
    {
        await using var connection = await PostgreSqlConnector.OpenAsync(source, timeout, cancellation);
        try
        {
            await SendAsync(connection, Begin, cancellation);
            foreach (var table in tables)
                await TryAsync(connection, table, cancellation);
            await SendAsync(connection, "ROLLBACK", cancellation);
        }
        catch (Exception failure) when (StatementFailure.Is(failure))
        {
            throw StatementFailure.Explain(failure, source, "looking at the size of tables", cancellation);
        }
        return new ProbeResult(_tables, _notes);
    }

    private async Task TryAsync(NpgsqlConnection connection, ObjectId table, CancellationToken cancellation)
    {
        await SendAsync(connection, "SAVEPOINT undrift_table", cancellation);
        try
        {
            await LookAsync(connection, table, cancellation);
        }
        catch (PostgresException refused) when (refused.SqlState[..2] is "42" or "55" or "57")
        {
            cancellation.ThrowIfCancellationRequested();
            await SendAsync(connection, "ROLLBACK TO SAVEPOINT undrift_table", cancellation);
            _notes.Add($"{table} was not looked at: {refused.MessageText}");
        }
    }

    private async Task LookAsync(NpgsqlConnection connection, ObjectId table, CancellationToken cancellation)
    {
        var name = Identifier.Qualified(table.Schema, table.Name);
        var (foreign, count, bytes) = await SizesAsync(connection, name, cancellation);
        if (foreign)
        {
            _notes.Add($"{table} was not looked at: a part of it is on another server");
            return;
        }
        await using var command = new NpgsqlCommand($"SELECT EXISTS (SELECT FROM {name})", connection);
        var any = (bool)(await command.ExecuteScalarAsync(cancellation))!;
        _tables.Add(
            any
                // An estimate of no rows where there is one is from before the rows came.
                ? new TableRows(table, count > 0 ? count : null, IsExact: false, bytes)
                : new TableRows(table, 0, IsExact: true, bytes)
        );
    }

    private static async Task<(bool Foreign, long? Count, long? Bytes)> SizesAsync(
        NpgsqlConnection connection,
        string name,
        CancellationToken cancellation
    )
    {
        await using var command = new NpgsqlCommand(Sizes, connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = name });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return (
            reader.GetBoolean(0),
            reader.IsDBNull(1) ? null : reader.GetInt64(1),
            reader.IsDBNull(2) ? null : reader.GetInt64(2)
        );
    }

    private static async Task SendAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
