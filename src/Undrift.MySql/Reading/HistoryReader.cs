using Undrift.MySql.Connection;
using Undrift.MySql.Text;

namespace Undrift.MySql.Reading;

/// <summary>Reads the tables in which migration tools keep what they ran, as text, in a transaction that can only read.</summary>
internal sealed class HistoryReader(MySqlSource source, TimeSpan timeout)
{
    // A view of that name is none: what it shows would be somebody's expression.
    private const string Find =
        "SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() "
        + "AND TABLE_TYPE IN ('BASE TABLE', 'SYSTEM VERSIONED') ORDER BY TABLE_NAME";

    /// <summary>The tables of these names in the database.</summary>
    /// <exception cref="UndriftException">Cannot connect, or may not read one.</exception>
    public async Task<IReadOnlyList<HistoryTable>> ReadAsync(
        IReadOnlyList<string> names,
        CancellationToken cancellation
    )
    {
        using var connection = await MySqlConnection.OpenAsync(source, timeout, cancellation);
        try
        {
            await ReadingSession.BeginAsync(connection, cancellation);
            var tables = new List<HistoryTable>();
            foreach (var row in (await connection.QueryAsync(Find, cancellation)).Rows)
                if (row[0] is { } name && names.Contains(name, StringComparer.OrdinalIgnoreCase))
                    tables.Add(await ReadAsync(connection, name, cancellation));
            return tables;
        }
        catch (Exception failure) when (StatementFailure.Is(failure))
        {
            throw StatementFailure.Explain(failure, source, "reading the history of migrations", cancellation);
        }
    }

    private static async Task<HistoryTable> ReadAsync(
        MySqlConnection connection,
        string name,
        CancellationToken cancellation
    )
    {
        var (columns, rows) = await connection.QueryAsync($"SELECT * FROM {Names.Quote(name)}", cancellation);
        // A bit is sent as the byte that it is.
        return new HistoryTable("", name, columns, [.. rows.Select(row => row.Select(Bit).ToList())]);
    }

    private static string? Bit(string? value) =>
        value switch
        {
            "\x01" => "1",
            "\0" => "0",
            _ => value,
        };
}
