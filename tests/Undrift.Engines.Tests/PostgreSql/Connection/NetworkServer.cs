using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Npgsql;
using Undrift.Engines.Tests.Corpus;
using Undrift.PostgreSql;

namespace Undrift.Engines.Tests.PostgreSql.Connection;

/// <summary>
/// Two servers on the loopback interface: one with TLS (a certificate for <c>localhost</c>) and password rules, one without
/// TLS. Shared by the tests of one class.
/// </summary>
public sealed class NetworkServer : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private ScratchServer? tls;
    private ScratchServer? plain;

    /// <summary>The password of every role; full of what URLs and libpq's quoting trip over.</summary>
    public const string Password = "p@ss:/?#[]%' \\ü";

    /// <summary>The port of the server with TLS.</summary>
    public int Port { get; private set; }

    /// <summary>The port of the server without TLS.</summary>
    public int PlainPort { get; private set; }

    /// <summary>The certificate of the authority that signed the server's.</summary>
    public string Authority => Path.Combine(folder.Path, "ca.crt");

    /// <summary>An authority that signed nothing.</summary>
    public string Stranger => Path.Combine(folder.Path, "stranger.crt");

    /// <summary>The URL of a role on the server with TLS.</summary>
    public string Url(string user, string database = "shop", string query = "", string host = "127.0.0.1") =>
        $"postgres://{user}:{Uri.EscapeDataString(Password)}@{host}:{Port}/{database}{query}";

    public async ValueTask InitializeAsync()
    {
        await Servers.GetAsync();
        var binaries = (await Servers.BinariesAsync(Servers.Default))!;
        WriteCertificates();
        var hba = Write(
            "hba",
            """
            local all undrift trust
            hostssl all alice,limited,guest,absent,locked 127.0.0.1/32 scram-sha-256
            host all anyone 127.0.0.1/32 scram-sha-256
            """
        );
        (Port, PlainPort) = (Loopback.FreePort(), Loopback.FreePort());
        tls = await ScratchServer.StartAsync(
            binaries,
            Settings(
                Port,
                hba,
                ("ssl", "on"),
                ("ssl_cert_file", Own("server.crt")),
                ("ssl_key_file", Own("server.key"))
            ),
            null,
            CancellationToken.None
        );
        plain = await ScratchServer.StartAsync(binaries, Settings(PlainPort, hba), null, CancellationToken.None);
        foreach (var (server, port) in new[] { (tls, Port), (plain, PlainPort) })
            await SetUpAsync(server, port);
    }

    public async ValueTask DisposeAsync()
    {
        if (tls is not null)
            await tls.DisposeAsync();
        if (plain is not null)
            await plain.DisposeAsync();
        folder.Dispose();
    }

    /// <summary>Opens a proxy before the server without TLS.</summary>
    internal Proxy Proxy(Func<byte[], byte[]> change) => new(PlainPort, change);

    private static async Task SetUpAsync(ScratchServer server, int port)
    {
        var source = server.Source() with { Servers = [new ServerAddress(server.Folder, null, port)] };
        await using var connection = await PostgreSqlConnector.OpenAsync(
            source,
            TimeSpan.FromSeconds(30),
            CancellationToken.None
        );
        var quoted = Password.Replace("'", "''", StringComparison.Ordinal);
        string[] statements =
        [
            $"CREATE ROLE alice LOGIN PASSWORD '{quoted}'",
            $"CREATE ROLE anyone LOGIN PASSWORD '{quoted}'",
            $"CREATE ROLE limited LOGIN PASSWORD '{quoted}' CONNECTION LIMIT 0",
            $"CREATE ROLE locked NOLOGIN PASSWORD '{quoted}'",
            $"CREATE ROLE unlisted LOGIN PASSWORD '{quoted}'",
            "CREATE DATABASE shop",
            "CREATE DATABASE closed",
            "REVOKE CONNECT ON DATABASE closed FROM PUBLIC",
        ];
        foreach (var sql in statements)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync(CancellationToken.None);
        }
    }

    private static Dictionary<string, string> Settings(int port, string hba, params (string Name, string Value)[] more)
    {
        var settings = more.ToDictionary(s => s.Name, s => s.Value);
        settings["listen_addresses"] = "127.0.0.1";
        settings["port"] = $"{port}";
        settings["hba_file"] = hba;
        settings["max_locks_per_transaction"] = "64";
        return settings;
    }

    private string Write(string name, string text)
    {
        folder.Write(name, text);
        return Own(name);
    }

    /// <summary>The server, which is not root, must be able to read the file, and no one else.</summary>
    private string Own(string name)
    {
        var path = Path.Combine(folder.Path, name);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        ServerUser.Needed("postgres")?.Own(folder.Path);
        ServerUser.Needed("postgres")?.Own(path);
        return path;
    }

    private void WriteCertificates()
    {
        var now = TimeProvider.System.GetUtcNow();
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var authority = MakeAuthority("Test authority", authorityKey, now);
        using var strangerKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var stranger = MakeAuthority("Stranger", strangerKey, now);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        using var server = request.Create(authority, now.AddDays(-1), now.AddDays(1), [1, 2, 3]);
        folder.Write("ca.crt", authority.ExportCertificatePem());
        folder.Write("stranger.crt", stranger.ExportCertificatePem());
        folder.Write("server.crt", server.ExportCertificatePem());
        folder.Write("server.key", key.ExportPkcs8PrivateKeyPem());
    }

    private static X509Certificate2 MakeAuthority(string name, ECDsa key, DateTimeOffset now)
    {
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(2));
    }
}
