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
        try
        {
            var connection = await ConnectAsync(source, server, timeout, cancellation);
            if (await FitsAsync(connection, source, target, cancellation))
                return (connection, null);
            return (null, TargetCheck.Failure(source, server, target));
        }
        catch (Exception e) when (e is not UndriftException)
        {
            cancellation.ThrowIfCancellationRequested();
            // Without TLS at the server the second attempt tells nothing, and the first answer stands.
            if (MayHideAnother(e, source, server))
                if (await TryAsync(Encrypted(source), server, target, timeout, cancellation) is ({ } found, _))
                    return (found, null);
            var allowed = DriverSettings.ConnectTimeout(source, timeout);
            var (failure, mayTryNext) = ConnectFailure.Explain(e, source, server, allowed);
            return mayTryNext ? (null, failure) : throw failure;
        }
    }

    /// <summary>
    /// With sslmode=prefer the driver, like libpq, tries again without TLS when the server refuses the login, and then
    /// reports that one: "no pg_hba.conf entry" where the password was wrong. Asked again with TLS, it says the true reason.
    /// </summary>
    private static bool MayHideAnother(Exception error, PostgreSqlSource source, ServerAddress server) =>
        source.Tls.Mode == SslMode.Prefer
        && !server.IsSocket
        && error is PostgresException { SqlState: PostgresErrorCodes.InvalidAuthorizationSpecification };

    private static PostgreSqlSource Encrypted(PostgreSqlSource source) =>
        source with
        {
            Tls = source.Tls with { Mode = SslMode.Require },
        };

    private static async Task<NpgsqlConnection> ConnectAsync(
        PostgreSqlSource source,
        ServerAddress server,
        TimeSpan timeout,
        CancellationToken cancellation
    )
    {
        // An unpooled connection outlives its data source, of which the driver keeps a list until it is disposed.
        await using var origin = DriverSettings.DataSource(source, server, timeout);
        var connection = origin.CreateConnection();
        var opening = connection.OpenAsync(cancellation);
        try
        {
            // The driver does not heed a cancellation while it waits for a server's first answer.
            await opening.WaitAsync(cancellation);
            return connection;
        }
        catch
        {
            // A connection that is still being opened cannot be closed; it is when the attempt ends.
            _ = opening.ContinueWith(
                _ => connection.Dispose(),
                CancellationToken.None,
                TaskContinuationOptions.None,
                TaskScheduler.Default
            );
            throw;
        }
    }

    /// <summary>False, with the connection closed, when the server is of the wrong sort.</summary>
    private static async Task<bool> FitsAsync(
        NpgsqlConnection connection,
        PostgreSqlSource source,
        TargetSession target,
        CancellationToken cancellation
    )
    {
        var fits = false;
        try
        {
            ServerVersion.Require(connection, source);
            fits = target == TargetSession.Any || await TargetCheck.HoldsAsync(connection, target, cancellation);
            return fits;
        }
        finally
        {
            if (!fits)
                await connection.DisposeAsync();
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
