using System.Data;
using System.Globalization;
using Npgsql;

namespace Undrift.PostgreSql.History;

/// <summary>A history in a PostgreSQL database, in a schema of its own.</summary>
internal sealed class PostgreSqlHistory : IHistorySession
{
    private readonly NpgsqlConnection _connection;
    private readonly PostgreSqlSource _source;

    private PostgreSqlHistory(NpgsqlConnection connection, PostgreSqlSource source) =>
        (_connection, _source) = (connection, source);

    /// <summary>Opens a history, and brings its tables up to date for writing.</summary>
    /// <param name="source">The database.</param>
    /// <param name="access">What for.</param>
    /// <param name="timeout">For connecting and for each statement.</param>
    /// <param name="versions">The SQL of each version of the tables.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="UndriftException">It cannot be opened, or is of a newer version.</exception>
    public static async Task<PostgreSqlHistory> OpenAsync(
        PostgreSqlSource source,
        HistoryAccess access,
        TimeSpan timeout,
        IReadOnlyList<string> versions,
        CancellationToken cancellation
    )
    {
        var connection = await PostgreSqlConnector.OpenAsync(source, timeout, cancellation);
        var session = new PostgreSqlHistory(connection, source);
        try
        {
            await session.BeginAsync(access, timeout, versions, cancellation);
            return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<TrailEntry>> EntriesAsync(string? scope, CancellationToken cancellation) =>
        scope is null
            ? ReadAsync("ORDER BY number", [], cancellation)
            : ReadAsync("WHERE scope IN ($1, '') ORDER BY number", [Text(scope)], cancellation);

    /// <inheritdoc/>
    public async Task<TrailEntry?> LastAsync(CancellationToken cancellation) =>
        (await ReadAsync("ORDER BY number DESC LIMIT 1", [], cancellation)) is [var last] ? last : null;

    /// <inheritdoc/>
    public async Task<bool> HasAsync(string id, CancellationToken cancellation) =>
        (await ReadAsync("WHERE id = $1", [Text(id)], cancellation)).Count > 0;

    /// <inheritdoc/>
    public Task AddAsync(TrailEntry entry, CancellationToken cancellation) =>
        RunAsync(
            $"INSERT INTO undrift.history ({HistoryTables.Columns}) VALUES ($1, $2, $3, $4, $5, $6, $7)",
            [
                Number(entry.Number),
                Text(entry.Kind),
                Text(entry.Id),
                Text(entry.Scope),
                Text(entry.Payload),
                Text(entry.Previous),
                Text(entry.Hash),
            ],
            cancellation
        );

    /// <inheritdoc/>
    public Task RemoveThroughAsync(long number, CancellationToken cancellation) =>
        RunAsync("DELETE FROM undrift.history WHERE number <= $1", [Number(number)], cancellation);

    /// <inheritdoc/>
    public Task CommitAsync(CancellationToken cancellation) => RunAsync("COMMIT", [], cancellation);

    /// <summary>An open transaction is undone with its connection.</summary>
    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private async Task BeginAsync(
        HistoryAccess access,
        TimeSpan timeout,
        IReadOnlyList<string> versions,
        CancellationToken cancellation
    )
    {
        var reads = access == HistoryAccess.Read;
        await RunAsync(reads ? "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY" : "BEGIN", [], cancellation);
        var limit = ((long)timeout.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
        await RunAsync($"SET LOCAL lock_timeout = {limit}", [], cancellation);
        if (!reads)
            await RunAsync(HistoryTables.Lock, [], cancellation);
        var (hasSchema, hasVersions) = (
            await RowsAsync(HistoryTables.IsThere, [], row => (row.GetBoolean(0), row.GetBoolean(1)), cancellation)
        )[0];
        var current = hasVersions
            ? (await RowsAsync(HistoryTables.Current, [], row => row.GetInt64(0), cancellation))[0]
            : 0;
        var left = HistorySchema.Left(current, versions, access, _source.ToString());
        if (left.Count > 0 && !hasSchema)
            await RunAsync(HistoryTables.MakeSchema, [], cancellation);
        if (left.Count > 0 && !hasVersions)
            await RunAsync(HistoryTables.Make, [], cancellation);
        foreach (var (version, sql) in left)
        {
            await RunAsync(sql, [], cancellation);
            await RunAsync(HistoryTables.Note, [new NpgsqlParameter<int> { TypedValue = version }], cancellation);
        }
    }

    private Task<IReadOnlyList<TrailEntry>> ReadAsync(
        string clause,
        NpgsqlParameter[] parameters,
        CancellationToken cancellation
    ) =>
        RowsAsync(
            $"SELECT {HistoryTables.Columns} FROM undrift.history {clause}",
            parameters,
            row => new TrailEntry(
                row.GetInt64(0),
                row.GetString(1),
                row.GetString(2),
                row.GetString(3),
                row.GetString(4),
                row.GetString(5),
                row.GetString(6)
            ),
            cancellation
        );

    private async Task RunAsync(string sql, NpgsqlParameter[] parameters, CancellationToken cancellation) =>
        _ = await RowsAsync(sql, parameters, _ => true, cancellation);

    private async Task<IReadOnlyList<T>> RowsAsync<T>(
        string sql,
        NpgsqlParameter[] parameters,
        Func<IDataRecord, T> row,
        CancellationToken cancellation
    )
    {
        try
        {
            await using var command = new NpgsqlCommand(sql, _connection);
            command.Parameters.AddRange(parameters);
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            var rows = new List<T>();
            while (await reader.ReadAsync(cancellation))
                rows.Add(row(reader));
            return rows;
        }
        catch (Exception failure) when (StatementFailure.Is(failure))
        {
            throw StatementFailure.Explain(failure, _source, "the history", cancellation);
        }
    }

    private static NpgsqlParameter<string> Text(string text) => new() { TypedValue = text };

    private static NpgsqlParameter<long> Number(long number) => new() { TypedValue = number };
}
