using System.Globalization;
using Undrift.MySql.Connection;
using Undrift.MySql.Native;
using Undrift.MySql.Text;

namespace Undrift.MySql.Applying;

/// <summary>
/// Looks at how much tables hold: whether there is a row at all, and the server's own estimates (information_schema.TABLES).
/// The session can only read.
/// </summary>
internal sealed class RowProbe(MySqlSource source, TimeSpan timeout)
{
    private const string Sizes =
        "SELECT TABLE_NAME, ENGINE, TABLE_ROWS, DATA_LENGTH + INDEX_LENGTH FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()";

    /// <summary>Engines whose rows are on another server, or nowhere.</summary>
    private static readonly HashSet<string> Elsewhere = new(StringComparer.OrdinalIgnoreCase)
    {
        "FEDERATED",
        "CONNECT",
        "SPIDER",
        "BLACKHOLE",
        "MRG_MyISAM",
    };

    private readonly List<TableRows> _tables = [];
    private readonly List<string> _notes = [];

    /// <summary>Looks at the tables.</summary>
    /// <exception cref="UndriftException">Cannot connect, or the connection was lost.</exception>
    public async Task<ProbeResult> OfAsync(IReadOnlyList<ObjectId> tables, CancellationToken cancellation)
    {
        using var connection = await MySqlConnection.OpenAsync(source, timeout, cancellation);
        try
        {
            await connection.ExecuteAsync("SET SESSION TRANSACTION READ ONLY", cancellation);
            await connection.ExecuteAsync("SET SESSION lock_wait_timeout = 2", cancellation);
            if (!connection.Version.IsMariaDb)
                // The estimates that are shown are else up to a day old.
                await connection.ExecuteAsync("SET SESSION information_schema_stats_expiry = 0", cancellation);
            var sizes = (await connection.QueryAsync(Sizes, cancellation)).Rows.ToDictionary(row => row[0]!);
            foreach (var table in tables)
                await TryAsync(connection, table, sizes.GetValueOrDefault(table.Name), cancellation);
        }
        catch (Exception failure) when (StatementFailure.Is(failure))
        {
            throw StatementFailure.Explain(failure, source, "looking at the size of tables", cancellation);
        }
        return new ProbeResult(_tables, _notes);
    }

    private async Task TryAsync(
        MySqlConnection connection,
        ObjectId table,
        string?[]? sizes,
        CancellationToken cancellation
    )
    {
        if (sizes is [_, { } engine, ..] && Elsewhere.Contains(engine))
        {
            _notes.Add($"{table} was not looked at: the engine {engine} keeps its rows elsewhere");
            return;
        }
        try
        {
            var found = await connection.QueryAsync(
                $"SELECT EXISTS (SELECT 1 FROM {Names.Quote(table.Name)})",
                cancellation
            );
            _tables.Add(Rows(table, found.Rows[0][0] == "1", sizes));
        }
        catch (MySqlException refused) when (!StatementFailure.IsLost(refused))
        {
            cancellation.ThrowIfCancellationRequested();
            _notes.Add($"{table} was not looked at: {refused.Said}");
        }
    }

    private static TableRows Rows(ObjectId table, bool any, string?[]? sizes)
    {
        var (count, bytes) = (Number(sizes?[2]), Number(sizes?[3]));
        return any
            // An estimate of no rows where there is one is from before the rows came.
            ? new TableRows(table, count > 0 ? count : null, IsExact: false, bytes)
            : new TableRows(table, 0, IsExact: true, bytes);
    }

    private static long? Number(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
