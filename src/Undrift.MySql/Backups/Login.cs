using System.Globalization;
using System.Text;
using Undrift.MySql.Connection;

namespace Undrift.MySql.Backups;

/// <summary>
/// How the client programs log in as a source does: by an option file in a private folder, the only one that they read.
/// </summary>
internal static class Login
{
    /// <summary>A client program, and the argument that has to be its first.</summary>
    public static (ClientTool Tool, string First) Tool(
        string program,
        MySqlSource source,
        ServerVersion client,
        LoginFolder folder
    )
    {
        var file = folder.Write($"login-{Guid.NewGuid():N}", Options(source, client));
        var tool = new ClientTool(program, folder.Path, new Dictionary<string, string>())
        {
            Redact = source.WithoutSecrets,
        };
        return (tool, "--defaults-file=" + file);
    }

    private static string Options(MySqlSource source, ServerVersion client)
    {
        var text = new StringBuilder("[client]\n");
        Add("user", source.User);
        if (source.Password is { } password)
            Add("password", password);
        if (source.Socket is { } socket)
            Add("socket", socket);
        else
        {
            Add("host", source.Host!);
            Add("port", source.Port.ToString(CultureInfo.InvariantCulture));
            Add("protocol", "tcp");
        }
        if (source.PluginFolder is { } plugins)
            Add("plugin-dir", plugins);
        foreach (var (name, value) in client.IsMariaDb ? MariaDbTls(source.Tls) : MySqlTls(source))
            Add(name, value);
        return text.ToString();

        void Add(string name, string? value) =>
            text.Append(name).Append(value is null ? "\n" : $"=\"{Escaped(value)}\"\n");
    }

    /// <summary>
    /// MariaDB's programs verify the authority and the name together (<c>ssl-verify-server-cert</c>), so that what asks for
    /// the authority alone is held to both: rather refused than weaker.
    /// </summary>
    private static IEnumerable<(string, string?)> MariaDbTls(TlsSettings tls) =>
        tls.Mode switch
        {
            TlsMode.Disabled => [("skip-ssl", null)],
            TlsMode.Preferred => [("skip-ssl-verify-server-cert", null), .. Files(tls)],
            TlsMode.Required => [("ssl", null), ("skip-ssl-verify-server-cert", null), .. Files(tls)],
            _ => [("ssl", null), ("ssl-verify-server-cert", null), .. Files(tls)],
        };

    private static IEnumerable<(string, string?)> MySqlTls(MySqlSource source) =>
        [
            (
                "ssl-mode",
                source.Tls.Mode switch
                {
                    TlsMode.VerifyCa => "VERIFY_CA",
                    TlsMode.VerifyIdentity => "VERIFY_IDENTITY",
                    var mode => mode.ToString().ToUpperInvariant(),
                }
            ),
            .. source.GetServerPublicKey ? [("get-server-public-key", (string?)"1")] : Array.Empty<(string, string?)>(),
            .. Files(source.Tls),
        ];

    private static IEnumerable<(string, string?)> Files(TlsSettings tls)
    {
        if ((tls.Authority ?? (tls.Verifies ? SystemAuthorities.File : null)) is { } authority)
            yield return ("ssl-ca", authority);
        if (tls.Certificate is { } certificate)
            yield return ("ssl-cert", certificate);
        if (tls.Key is { } key)
            yield return ("ssl-key", key);
    }

    /// <summary>The manual's escapes ("Using Option Files").</summary>
    private static string Escaped(string value) =>
        value
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("\"", "\\\"", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal)
            .Replace("\r", "\\r", StringComparison.Ordinal)
            .Replace("\t", "\\t", StringComparison.Ordinal);
}
