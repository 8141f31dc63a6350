using System.Globalization;
using Undrift.MySql.Connection;
using Undrift.MySql.Scratch;

namespace Undrift.MySql.Backups;

/// <summary>Counts the rows of all tables of a database.</summary>
internal static class TableLook
{
    private const string Tables = """
        SELECT TABLE_NAME, UNIX_TIMESTAMP(UPDATE_TIME), ENGINE FROM information_schema.TABLES
        WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE IN ('BASE TABLE', 'SYSTEM VERSIONED')
        ORDER BY TABLE_NAME
        """;

    /// <summary>A session that counts as long as it takes.</summary>
    public static Task<MySqlConnection> OpenAsync(
        MySqlSource source,
        TimeSpan timeout,
        CancellationToken cancellation
    ) =>
        MySqlConnection.OpenAsync(
            source with
            {
                ConnectTimeout = SessionOpener.LimitOf(source, timeout),
            },
            TimeSpan.Zero,
            cancellation
        );

    /// <summary>Counts, in a view of its own.</summary>
    public static async Task<IReadOnlyList<TableState>> OfAsync(
        MySqlConnection connection,
        CancellationToken cancellation
    )
    {
        if (!connection.Version.IsMariaDb)
            await connection.ExecuteAsync("SET SESSION information_schema_stats_expiry = 0", cancellation);
        await connection.ExecuteAsync("SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ", cancellation);
        await connection.ExecuteAsync("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY", cancellation);
        var states = new List<TableState>();
        foreach (var row in (await connection.QueryAsync(Tables, cancellation)).Rows)
        {
            var name = DatabaseMaker.Quoted(row[0]!);
            var count = await connection.QueryAsync($"SELECT COUNT(*) FROM {name}", cancellation);
            states.Add(
                new TableState(name, long.Parse(count.Rows[0][0]!, CultureInfo.InvariantCulture))
                {
                    WrittenAt = MomentOf(row[1]),
                }
            );
        }
        await connection.ExecuteAsync("COMMIT", cancellation);
        return states;
    }

    /// <summary>Engines other than InnoDB, whose tables have no view of one moment.</summary>
    public static async Task<IReadOnlyList<string>> OtherEnginesAsync(
        MySqlConnection connection,
        CancellationToken cancellation
    ) =>
        [
            .. (await connection.QueryAsync(Tables, cancellation))
                .Rows.Where(row => row[2] is { } engine && !engine.Equals("InnoDB", StringComparison.OrdinalIgnoreCase))
                .Select(row => $"{row[0]} ({row[2]})"),
        ];

    private static DateTimeOffset? MomentOf(string? seconds) =>
        double.TryParse(seconds, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? DateTimeOffset.FromUnixTimeSeconds((long)number)
            : null;
}
