using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Undrift.Engines.Tests.PostgreSql;

namespace Undrift.Engines.Tests.MySql;

/// <summary>Files of a server's certificate for <c>localhost</c>, of its authority and of an authority that signed nothing.</summary>
internal sealed class Certificates : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public Certificates()
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
        Authority = Write("ca.pem", authority.ExportCertificatePem());
        Stranger = Write("stranger.pem", stranger.ExportCertificatePem());
        Server = Write("server.pem", server.ExportCertificatePem());
        ServerKey = Write("server.key", key.ExportPkcs8PrivateKeyPem());
    }

    /// <summary>The authority that signed the server's certificate.</summary>
    public string Authority { get; }

    /// <summary>An authority that signed nothing.</summary>
    public string Stranger { get; }

    /// <summary>The server's certificate.</summary>
    public string Server { get; }

    /// <summary>Its private key.</summary>
    public string ServerKey { get; }

    /// <summary>A query of a URL with the names of the files in the place of <c>{ca}</c> and <c>{stranger}</c>.</summary>
    public string Filled(string query) =>
        query
            .Replace("{ca}", Authority, StringComparison.Ordinal)
            .Replace("{stranger}", Stranger, StringComparison.Ordinal);

    public void Dispose() => folder.Dispose();

    /// <summary>The server, which is not root, must be able to read the file.</summary>
    private string Write(string name, string text)
    {
        var path = folder.Write(name, text);
        ServerUser.Needed("mysql")?.Own(folder.Path);
        ServerUser.Needed("mysql")?.Own(path);
        return path;
    }

    private static X509Certificate2 MakeAuthority(string name, ECDsa key, DateTimeOffset now)
    {
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(2));
    }
}
