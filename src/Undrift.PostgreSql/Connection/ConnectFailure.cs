using System.Net.Sockets;
using System.Security.Authentication;
using Npgsql;

namespace Undrift.PostgreSql;

/// <summary>Says why a connection could not be opened, and what to do.</summary>
internal static class ConnectFailure
{
    /// <summary>The failure, and whether libpq would try the next server after it.</summary>
    public static (UndriftException Failure, bool MayTryNext) Explain(
        Exception error,
        PostgreSqlSource source,
        ServerAddress server,
        TimeSpan timeout
    )
    {
        var (message, next, mayTryNext) = error is PostgresException refused
            ? ServerRefusal.Explain(refused, source, server)
            : Reach(error, source, server, timeout);
        return (UndriftException.Failed(Secrets.Remove(message, source), source.ToString(), next), mayTryNext);
    }

    private static (string Message, string? Next, bool MayTryNext) Reach(
        Exception error,
        PostgreSqlSource source,
        ServerAddress server,
        TimeSpan timeout
    )
    {
        var chain = Chain(error).ToList();
        if (chain.OfType<AuthenticationException>().FirstOrDefault() is { } tls)
            return Tls(tls, server);
        if (chain.OfType<SocketException>().FirstOrDefault() is { } socket)
            return Socket(socket, server);
        if (chain.Any(e => e is TimeoutException or OperationCanceledException))
            return (
                $"{server} did not answer within {timeout.TotalSeconds:0.#} s",
                "check host, port and firewall, or allow more time with --timeout",
                true
            );
        var text = error.Message;
        if (text.Contains("SSL connection requested", StringComparison.Ordinal))
            return (
                $"{server} does not offer TLS, which sslmode asks for",
                "turn TLS on at the server (ssl = on), or use sslmode=prefer where the network is trusted",
                true
            );
        if (text.StartsWith("No password has been provided", StringComparison.Ordinal))
            return (
                $"{server} asks for a password for role \"{source.User}\" and none was given",
                Join("set PGPASSWORD, or add a line to ~/.pgpass", source),
                false
            );
        if (chain.Any(e => e is IOException))
            return (
                $"{server} closed the connection while it was being opened",
                "check that a PostgreSQL server listens there (not a web server or a TLS-only proxy)",
                true
            );
        return Protocol(error, server);
    }

    /// <summary>The driver throws many types at bytes that are not PostgreSQL's; its text names no secret but helps nobody.</summary>
    private static (string, string?, bool) Protocol(Exception error, ServerAddress server) =>
        error is NpgsqlException or NotSupportedException
            ? (
                $"{server} did not answer like a PostgreSQL server ({error.Message})",
                "check host, port and sslmode",
                true
            )
            : (
                $"the connection to {server} could not be set up ({error.GetType().Name}: {error.Message})",
                "check the connection parameters and the certificate files",
                false
            );

    private static (string, string?, bool) Tls(AuthenticationException error, ServerAddress server) =>
        (
            $"the TLS handshake with {server} failed: {error.Message}",
            "check sslrootcert, and that the host in the URL is the one in the server's certificate; "
                + "sslmode=require encrypts without verifying",
            true
        );

    private static (string, string?, bool) Socket(SocketException error, ServerAddress server) =>
        error.SocketErrorCode switch
        {
            SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain => (
                $"the host {server.Host} is unknown",
                "check the host's spelling and this machine's name resolution",
                true
            ),
            SocketError.ConnectionRefused => (
                $"{server} refuses connections",
                "check that the server runs and listens on this host and port",
                true
            ),
            SocketError.TimedOut => ($"{server} did not answer", "check host, port and firewall", true),
            SocketError.ConnectionReset => (
                $"{server} cut the connection while it was being opened",
                "check that a PostgreSQL server listens there",
                true
            ),
            _ when server.IsSocket => (
                $"there is no {server} ({error.Message})",
                "check that the server runs on this machine, or name a host",
                true
            ),
            _ => ($"{server} cannot be reached ({error.Message})", "check host, port and network", true),
        };

    internal static string Join(string next, PostgreSqlSource source) =>
        source.Notes.Count == 0 ? next : $"{next}. Note: {string.Join("; ", source.Notes)}";

    private static IEnumerable<Exception> Chain(Exception error)
    {
        for (var e = error; e is not null; e = e.InnerException)
            yield return e;
    }
}
