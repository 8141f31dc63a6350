using System.Globalization;
using Npgsql;

namespace Undrift.PostgreSql.Backups;

/// <summary>
/// How libpq's programs log in as a source does: its variables (PostgreSQL's manual, "Environment Variables"), with the
/// password in a password file of a private folder.
/// </summary>
internal static class Login
{
    /// <summary>A client program that logs in to one server of the source.</summary>
    /// <param name="program">Its path.</param>
    /// <param name="source">The source.</param>
    /// <param name="server">The server of it that is connected to: a snapshot holds on that one only.</param>
    /// <param name="folder">Takes the password file.</param>
    /// <param name="major">Version of the program.</param>
    /// <param name="timeout">For connecting; zero: none.</param>
    public static ClientTool Tool(
        string program,
        PostgreSqlSource source,
        ServerAddress server,
        LoginFolder folder,
        int major,
        TimeSpan timeout
    )
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["PGHOST"] = server.Host,
            ["PGPORT"] = server.Port.ToString(CultureInfo.InvariantCulture),
            ["PGUSER"] = source.User,
            ["PGDATABASE"] = source.Database,
            ["PGAPPNAME"] = source.ApplicationName,
        };
        foreach (var (name, value) in Optional(source, server, timeout).Concat(Tls(source.Tls, server, major)))
            if (value is not null)
                variables[name] = value;
        if (server.Password is { } password)
            variables["PGPASSFILE"] = PasswordFile(folder, password);
        if (source.Tls.KeyPassword is { } secret)
        {
            // There is no variable for it.
            variables["PGSERVICEFILE"] = ServiceFile(folder, secret);
            variables["PGSERVICE"] = "undrift";
        }
        return new ClientTool(program, folder.Path, variables) { Redact = text => Secrets.Remove(text, source) };
    }

    private static IEnumerable<(string, string?)> Optional(
        PostgreSqlSource source,
        ServerAddress server,
        TimeSpan timeout
    ) =>
        [
            ("PGHOSTADDR", server.Address),
            ("PGOPTIONS", source.Options),
            ("PGREQUIREAUTH", source.RequireAuth),
            ("PGKRBSRVNAME", source.KerberosService),
            ("PGCHANNELBINDING", server.IsSocket ? null : source.ChannelBinding.ToString().ToLowerInvariant()),
            (
                "PGCONNECT_TIMEOUT",
                timeout <= TimeSpan.Zero
                    ? null
                    : Math.Max(2, Math.Ceiling(timeout.TotalSeconds)).ToString(CultureInfo.InvariantCulture)
            ),
        ];

    private static IEnumerable<(string, string?)> Tls(TlsSettings tls, ServerAddress server, int major) =>
        [
            ("PGSSLMODE", server.IsSocket ? null : Mode(tls.Mode)),
            ("PGSSLROOTCERT", tls.RootCertificate ?? (tls.Mode == SslMode.VerifyFull ? OfSystem(major) : null)),
            ("PGSSLCERT", tls.Certificate),
            ("PGSSLKEY", tls.Key),
            ("PGSSLNEGOTIATION", tls.Negotiation == SslNegotiation.Direct ? "direct" : null),
        ];

    private static string Mode(SslMode mode) =>
        mode switch
        {
            SslMode.VerifyCA => "verify-ca",
            SslMode.VerifyFull => "verify-full",
            _ => mode.ToString().ToLowerInvariant(),
        };

    /// <summary>libpq knows the system's authorities since version 16.</summary>
    private static string? OfSystem(int major) => major >= 16 ? "system" : SystemAuthorities.File;

    /// <summary>A password file (the manual, "The Password File"): the colon and the backslash are escaped.</summary>
    private static string PasswordFile(LoginFolder folder, string password)
    {
        var escaped = password
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace(":", "\\:", StringComparison.Ordinal);
        return folder.Write($"pass-{Guid.NewGuid():N}", $"*:*:*:*:{escaped}\n");
    }

    private static string ServiceFile(LoginFolder folder, string secret) =>
        folder.Write($"service-{Guid.NewGuid():N}", $"[undrift]\nsslpassword={secret}\n");
}
