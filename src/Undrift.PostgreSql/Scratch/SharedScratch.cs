using Npgsql;

namespace Undrift.PostgreSql;

/// <summary>A scratch database on a server that the user named: made from template0, dropped with force.</summary>
internal static class SharedScratch
{
    private static readonly TimeSpan DropTimeout = TimeSpan.FromSeconds(30);

    /// <summary>Makes the database; returns its source and notes.</summary>
    public static async Task<(PostgreSqlSource Source, IReadOnlyList<string> Notes)> CreateAsync(
        PostgreSqlSource server,
        TimeSpan timeout,
        TimeProvider clock,
        CancellationToken cancellation
    )
    {
        var now = clock.GetUtcNow();
        var name = ScratchName.New(now);
        await using var connection = await PostgreSqlConnector.OpenAsync(server, timeout, cancellation);
        var notes = await LeftOversAsync(connection, server, now, cancellation);
        try
        {
            // template0 holds nothing that an administrator added, and takes any encoding.
            var sql = $"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'";
            await ExecuteAsync(connection, server, sql, cancellation);
        }
        catch (OperationCanceledException)
        {
            // The server may have been quicker than the cancellation.
            await DropAsync(server, name);
            throw;
        }
        return (server with { Database = name }, notes);
    }

    /// <summary>Drops the database, ending what still uses it. Not cancelled: it runs because something was.</summary>
    public static async ValueTask DropAsync(PostgreSqlSource server, string name)
    {
        await using var connection = await PostgreSqlConnector.OpenAsync(server, DropTimeout, CancellationToken.None);
        await DropAsync(connection, server, name);
    }

    /// <summary>The same in a session with another database of the server.</summary>
    internal static async ValueTask DropAsync(NpgsqlConnection connection, PostgreSqlSource server, string name)
    {
        await SubscriptionRemoval.RunAsync(connection, server with { Database = name });
        await ExecuteAsync(connection, server, $"DROP DATABASE IF EXISTS {name} WITH (FORCE)", CancellationToken.None);
    }

    private static async Task ExecuteAsync(
        NpgsqlConnection connection,
        PostgreSqlSource server,
        string sql,
        CancellationToken cancellation
    )
    {
        try
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync(cancellation);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw UndriftException.Failed(
                $"role \"{server.User}\" may not create a scratch database: {e.MessageText}",
                server.ToString(),
                "ALTER ROLE … CREATEDB, or leave --scratch out so that a private server is started"
            );
        }
        catch (Exception e) when (StatementFailure.Is(e))
        {
            throw StatementFailure.Explain(e, server, $"running {sql}", cancellation);
        }
    }

    private static async Task<IReadOnlyList<string>> LeftOversAsync(
        NpgsqlConnection connection,
        PostgreSqlSource server,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        var found = new List<string>();
        try
        {
            const string sql =
                $"SELECT datname FROM pg_catalog.pg_database WHERE datname ~ '{ScratchName.Pattern}' ORDER BY 1";
            await using var command = new NpgsqlCommand(sql, connection);
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            while (await reader.ReadAsync(cancellation))
                found.Add(reader.GetString(0));
        }
        catch (Exception e) when (StatementFailure.Is(e))
        {
            throw StatementFailure.Explain(e, server, "looking for left-over scratch databases", cancellation);
        }
        return ScratchName.NotesOn(found, now);
    }
}
