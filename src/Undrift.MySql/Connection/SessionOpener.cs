using System.Security.Authentication;
using System.Security.Cryptography;
using Undrift.MySql.Native;

namespace Undrift.MySql.Connection;

/// <summary>Opens a session of the client library as a source asks for it.</summary>
internal static class SessionOpener
{
    private const uint OverTcp = 1;
    private const uint OverSocket = 2;

    /// <summary>Beyond the limit of a statement, which the server and this program keep: only a dead network is left to it.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(15);

    /// <summary>Opens a session.</summary>
    /// <param name="source">The database.</param>
    /// <param name="timeout">For connecting, and for each statement later; zero: none.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    /// <exception cref="MySqlException">The server or the library refuses.</exception>
    /// <exception cref="AuthenticationException">TLS was asked for and cannot be had.</exception>
    /// <exception cref="TimeoutException">It took too long.</exception>
    public static async Task<NativeSession> OpenAsync(
        MySqlSource source,
        TimeSpan timeout,
        CancellationToken cancellation
    )
    {
        var limit = LimitOf(source, timeout);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        if (limit > TimeSpan.Zero)
            ending.CancelAfter(limit);
        try
        {
            var fingerprint = await FingerprintAsync(source, ending.Token);
            return await ConnectAsync(source, timeout, limit, fingerprint, ending.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new TimeoutException();
        }
    }

    /// <summary>The shorter of the source's own limit for connecting and the one asked for; zero: none.</summary>
    public static TimeSpan LimitOf(MySqlSource source, TimeSpan timeout) =>
        source.ConnectTimeout is { } own && (timeout <= TimeSpan.Zero || own < timeout) ? own : timeout;

    /// <summary>Null where the library itself does all that the source asks for.</summary>
    private static async Task<string?> FingerprintAsync(MySqlSource source, CancellationToken cancellation)
    {
        var library = ClientLibrary.Traits;
        if (!library.IsMariaDb || source.Tls.Mode < TlsMode.Required)
            return null;
        var hash = library.TakesSha256Fingerprint ? HashAlgorithmName.SHA256 : HashAlgorithmName.SHA1;
        return await new CertificateProbe(source).FingerprintAsync(hash, cancellation);
    }

    private static async Task<NativeSession> ConnectAsync(
        MySqlSource source,
        TimeSpan timeout,
        TimeSpan limit,
        string? fingerprint,
        CancellationToken cancellation
    )
    {
        var session = NativeSession.Create();
        SetTimes(session, timeout, limit);
        SetAddress(session, source);
        if (ClientLibrary.Traits.IsMariaDb)
            SetMariaDbTls(session, source.Tls, fingerprint);
        else
            SetMySqlTls(session, source);
        SetFiles(session, source.Tls);
        var connecting = Task.Run(() => Connect(session, source), CancellationToken.None);
        try
        {
            await connecting.WaitAsync(cancellation);
        }
        catch
        {
            // The library cannot be interrupted: the session is closed when its attempt ends.
            _ = connecting.ContinueWith(
                ended =>
                {
                    _ = ended.Exception;
                    session.Dispose();
                },
                CancellationToken.None,
                TaskContinuationOptions.None,
                TaskScheduler.Default
            );
            throw;
        }
        if (source.Tls.Mode < TlsMode.Required || session.IsEncrypted)
            return session;
        session.Dispose();
        throw new AuthenticationException("the session is not encrypted");
    }

    private static void Connect(NativeSession session, MySqlSource source) =>
        session.Connect(
            source.Host,
            source.Socket is null ? (uint)source.Port : 0,
            source.Socket,
            source.User,
            source.Password,
            source.Database
        );

    private static void SetTimes(NativeSession session, TimeSpan timeout, TimeSpan limit)
    {
        // The library only says that the connection was lost: this program's own limit has to come first.
        if (limit > TimeSpan.Zero)
            session.Set(CommonOption.ConnectTimeout, Seconds(limit + Grace));
        if (timeout <= TimeSpan.Zero)
            return;
        session.Set(CommonOption.ReadTimeout, Seconds(timeout + Grace));
        session.Set(CommonOption.WriteTimeout, Seconds(timeout + Grace));
    }

    private static void SetAddress(NativeSession session, MySqlSource source)
    {
        // Without it the library takes "localhost" for a socket.
        if (!OperatingSystem.IsWindows() || source.Socket is null)
            session.Set(CommonOption.Protocol, source.Socket is null ? OverTcp : OverSocket);
        if (source.PluginFolder is { } folder)
            session.Set(ClientLibrary.Traits.PluginFolder, folder);
        session.AddAttribute("program_name", source.ProgramName);
    }

    private static void SetMariaDbTls(NativeSession session, TlsSettings tls, string? fingerprint)
    {
        session.Set(MariaDbOption.UseTls, tls.Mode > TlsMode.Disabled);
        session.Set(MariaDbOption.VerifyServerCertificate, false);
        if (fingerprint is not null)
            session.Set(MariaDbOption.Fingerprint, fingerprint);
    }

    private static void SetMySqlTls(NativeSession session, MySqlSource source)
    {
        session.Set(MySqlOption.TlsMode, (uint)source.Tls.Mode);
        session.Set(MySqlOption.GetServerPublicKey, source.GetServerPublicKey);
        if ((source.Tls.Authority ?? OfSystem(source.Tls)) is { } authority)
            session.Set(ClientLibrary.Traits.SslAuthority, authority);
    }

    /// <summary>MySQL's library verifies nobody without a file of authorities: the system's own.</summary>
    private static string? OfSystem(TlsSettings tls) => tls.Verifies ? SystemAuthorities.File : null;

    private static void SetFiles(NativeSession session, TlsSettings tls)
    {
        if (tls.Certificate is not { } certificate)
            return;
        session.Set(ClientLibrary.Traits.SslCertificate, certificate);
        session.Set(ClientLibrary.Traits.SslKey, tls.Key!);
    }

    private static uint Seconds(TimeSpan time) => (uint)Math.Clamp(Math.Ceiling(time.TotalSeconds), 1, 86400);
}
