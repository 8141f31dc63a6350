using Npgsql;

namespace Undrift.PostgreSql;

/// <summary>
/// Removes a database's subscriptions: while it has one, the server refuses to drop it (DROP DATABASE, even with FORCE).
/// </summary>
internal static class SubscriptionRemoval
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    /// <summary>Drops them without a word to their publishers, which never made a slot for a scratch database.</summary>
    /// <param name="connection">A session of another database.</param>
    /// <param name="database">The database, which may be gone already.</param>
    public static async Task RunAsync(NpgsqlConnection connection, PostgreSqlSource database)
    {
        if (await NamesAsync(connection, database.Database) is not { Count: > 0 } names)
            return;
        await using var inside = await PostgreSqlConnector.OpenAsync(database, Timeout, CancellationToken.None);
        using var quoting = new NpgsqlCommandBuilder();
        foreach (var name in names.Select(quoting.QuoteIdentifier))
        foreach (
            var sql in (string[])
                [
                    $"ALTER SUBSCRIPTION {name} DISABLE",
                    $"ALTER SUBSCRIPTION {name} SET (slot_name = NONE)",
                    $"DROP SUBSCRIPTION {name}",
                ]
        )
        {
            await using var command = new NpgsqlCommand(sql, inside);
            await command.ExecuteNonQueryAsync(CancellationToken.None);
        }
    }

    private static async Task<List<string>> NamesAsync(NpgsqlConnection connection, string? database)
    {
        var names = new List<string>();
        await using var command = new NpgsqlCommand(
            "SELECT s.subname::text FROM pg_catalog.pg_subscription AS s "
                + "JOIN pg_catalog.pg_database AS d ON d.oid = s.subdbid WHERE d.datname = $1",
            connection
        );
        command.Parameters.Add(new NpgsqlParameter { Value = database });
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync())
            names.Add(row.GetString(0));
        return names;
    }
}
