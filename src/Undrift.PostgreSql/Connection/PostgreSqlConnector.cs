using System.Security.Cryptography;
using Npgsql;

namespace Undrift.PostgreSql;

/// <summary>
/// Opens a connection to a source, or says precisely why not. Tries the source's servers in turn as libpq does: the next
/// one when a server cannot be reached or is of the wrong sort, none after a server refused the login.
/// </summary>
internal static class PostgreSqlConnector
{
    /// <summary>Opens a connection; the caller disposes it. The server's version is checked.</summary>
    /// <param name="source">The database.</param>
    /// <param name="timeout">For connecting to each server and, as the connection's default, for each statement; zero: none.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    /// <exception cref="UndriftException">No server could be used.</exception>
    public static async Task<NpgsqlConnection> OpenAsync(
        PostgreSqlSource source,
        TimeSpan timeout,
        CancellationToken cancellation
    )
    {
        var servers = source.Shuffle ? Shuffled(source.Servers) : source.Servers;
        var failures = new List<UndriftException>();
        // "prefer-standby" is two rounds: a standby if there is one, else any.
        var second = source.Target == TargetSession.PreferStandby ? TargetSession.Any : (TargetSession?)null;
        foreach (
            var target in new[]
            {
                second is null ? source.Target : TargetSession.Standby,
                second,
            }.OfType<TargetSession>()
        )
        {
            failures.Clear();
            foreach (var server in servers)
            {
                var (connection, failure) = await TryAsync(source, server, target, timeout, cancellation);
                if (connection is not null)
                    return connection;
                failures.Add(failure!);
            }
        }
        throw Summary(source, failures);
    }

    private static async Task<(NpgsqlConnection?, UndriftException?)> TryAsync(
        PostgreSqlSource source,
        ServerAddress server,
        TargetSession target,
        TimeSpan timeout,
        CancellationToken cancellation
    )
    {
        // An unpooled connection outlives its data source object, which holds nothing else.
        var connection = DriverSettings.DataSource(source, server, timeout).CreateConnection();
        try
        {
            await connection.OpenAsync(cancellation);
            ServerVersion.Require(connection, source);
            if (target == TargetSession.Any || await TargetCheck.HoldsAsync(connection, target, cancellation))
                return (connection, null);
            await connection.DisposeAsync();
            return (null, TargetCheck.Failure(source, server, target));
        }
        catch (Exception e)
        {
            await connection.DisposeAsync();
            if (e is UndriftException || (e is OperationCanceledException && cancellation.IsCancellationRequested))
                throw;
            var (failure, mayTryNext) = ConnectFailure.Explain(e, source, server, timeout);
            return mayTryNext ? (null, failure) : throw failure;
        }
    }

    private static UndriftException Summary(PostgreSqlSource source, List<UndriftException> failures) =>
        failures.Count == 1
            ? failures[0]
            : UndriftException.Failed(
                $"none of the {failures.Count} servers can be used: {string.Join("; ", failures.Select(f => f.Message))}",
                source.ToString(),
                failures[0].Next
            );

    private static ServerAddress[] Shuffled(IReadOnlyList<ServerAddress> servers)
    {
        var shuffled = servers.ToArray();
        RandomNumberGenerator.Shuffle(shuffled.AsSpan());
        return shuffled;
    }
}
