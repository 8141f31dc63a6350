using System.Globalization;
using System.Security.Cryptography;
using Npgsql;

namespace Undrift.PostgreSql;

/// <summary>A scratch database on a server that the user named: made from template0, dropped with force.</summary>
internal static class SharedScratch
{
    private const string Prefix = "undrift_";
    private const string Stamp = "yyyyMMddHHmmss";
    private static readonly TimeSpan DropTimeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Old = TimeSpan.FromDays(1);

    /// <summary>Makes the database; returns its source and notes.</summary>
    public static async Task<(PostgreSqlSource Source, IReadOnlyList<string> Notes)> CreateAsync(
        PostgreSqlSource server,
        TimeSpan timeout,
        TimeProvider clock,
        CancellationToken cancellation
    )
    {
        var now = clock.GetUtcNow();
        var name = $"{Prefix}{now.ToString(Stamp)}_{RandomNumberGenerator.GetHexString(8, lowercase: true)}";
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

    /// <summary>Databases that a killed run left are named, never dropped: another run may be using one.</summary>
    private static async Task<IReadOnlyList<string>> LeftOversAsync(
        NpgsqlConnection connection,
        PostgreSqlSource server,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        var old = new List<string>();
        try
        {
            const string sql =
                "SELECT datname FROM pg_catalog.pg_database WHERE datname ~ '^undrift_[0-9]{14}_[0-9a-f]{8}$' ORDER BY 1";
            await using var command = new NpgsqlCommand(sql, connection);
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            while (await reader.ReadAsync(cancellation))
                if (IsOld(reader.GetString(0), now))
                    old.Add(reader.GetString(0));
        }
        catch (Exception e) when (StatementFailure.Is(e))
        {
            throw StatementFailure.Explain(e, server, "looking for left-over scratch databases", cancellation);
        }
        return old.Count == 0
            ? []
            : [$"left by interrupted runs, to be dropped when nobody uses them: {string.Join(", ", old)}"];
    }

    private static bool IsOld(string name, DateTimeOffset now) =>
        DateTimeOffset.TryParseExact(
            name.AsSpan(Prefix.Length, Stamp.Length),
            Stamp,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var made
        )
        && now - made > Old;
}
