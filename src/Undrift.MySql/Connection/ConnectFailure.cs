using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using Undrift.MySql.Native;

namespace Undrift.MySql.Connection;

/// <summary>Says why a connection could not be opened, and what to do.</summary>
internal static class ConnectFailure
{
    /// <summary>The failure.</summary>
    public static UndriftException Explain(Exception error, MySqlSource source, TimeSpan limit)
    {
        var (message, next) = error switch
        {
            MySqlException said when ServerRefusal.Explain(said, source) is { } refused => refused,
            MySqlException said => Reach(said, source),
            AuthenticationException tls => Tls(tls.Message, source),
            CryptographicException broken => (
                $"the certificate files cannot be read: {broken.Message}",
                "check ssl-ca, ssl-cert and ssl-key: PEM files are expected"
            ),
            SocketException socket => Socket(socket, source),
            TimeoutException => (
                $"{source.Server} did not answer within {limit.TotalSeconds:0.#} s",
                "check host, port and firewall, or allow more time with --timeout"
            ),
            IOException or InvalidDataException => NoServer(source),
            _ => (
                $"the connection to {source.Server} could not be set up ({error.GetType().Name}: {error.Message})",
                "check the connection parameters"
            ),
        };
        return UndriftException.Failed(
            source.WithoutSecrets(message),
            source.ToString(),
            source.Notes.Count == 0 ? next : $"{next}. Note: {string.Join("; ", source.Notes)}",
            error
        );
    }

    /// <summary>Errors of the library; MariaDB's numbers a refused TCP connection 2002, MySQL's 2003.</summary>
    private static (string Message, string Next) Reach(MySqlException error, MySqlSource source) =>
        error.Code switch
        {
            ErrorCode.NoSocket or ErrorCode.NoConnection when source.Socket is not null => (
                $"no server listens on {source.Server} ({error.Message})",
                "check that the server runs on this machine and where its socket is, or name a host"
            ),
            ErrorCode.NoSocket or ErrorCode.NoConnection => (
                $"{source.Server} refuses connections or cannot be reached ({error.Message})",
                "check that the server runs and listens on this host and port"
            ),
            ErrorCode.UnknownHost => (
                $"the host {source.Host} is unknown",
                "check the host's spelling and this machine's name resolution"
            ),
            ErrorCode.TlsFailed => Tls(error.Message, source),
            ErrorCode.CannotLoadPlugin or ErrorCode.PluginFailed or ErrorCode.PluginNotLoaded => (
                $"the account {source.User} at {source.Server} logs in by a method that does not work here: {error.Message}",
                "install the plugins of the client library, name their folder with plugin-dir=, or give the account another "
                    + $"method (this is {ClientLibrary.Traits})"
            ),
            ErrorCode.ServerGone
            or ErrorCode.ServerLost
            or ErrorCode.ServerLostExtended
            or ErrorCode.HandshakeFailed
            or ErrorCode.WrongVersion
            or ErrorCode.MalformedPacket => NoServer(source),
            _ => ($"{source.Server} refused the connection: {error.Said}", "check the connection parameters"),
        };

    private static (string, string) NoServer(MySqlSource source) =>
        (
            $"{source.Server} closed the connection while it was being opened, or did not answer like a MySQL server",
            "check that a MySQL or MariaDB server listens there (not a web server or a TLS-only proxy)"
        );

    private static (string, string) Tls(string said, MySqlSource source) =>
        source.Tls.Verifies
            ? (
                $"the TLS handshake with {source.Server} failed: {said}",
                "check ssl-ca, and that the host in the URL is the one in the server's certificate; "
                    + "ssl-mode=verify-ca does not check the name, ssl-mode=required verifies nothing"
            )
            : (
                $"the connection to {source.Server} cannot be encrypted: {said}",
                "turn TLS on at the server (ssl_cert, ssl_key), or use ssl-mode=preferred where the network is trusted"
            );

    private static (string, string) Socket(SocketException error, MySqlSource source) =>
        error.SocketErrorCode switch
        {
            SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain => (
                $"the host {source.Host} is unknown",
                "check the host's spelling and this machine's name resolution"
            ),
            _ => (
                $"{source.Server} refuses connections or cannot be reached ({error.Message})",
                "check that the server runs and listens on this host and port"
            ),
        };
}
