using Npgsql;

namespace Undrift.PostgreSql;

/// <summary>How the connection is encrypted and whom it trusts.</summary>
/// <param name="Mode">As the driver names it, after libpq's rules were applied.</param>
/// <param name="RootCertificate">File of trusted authorities; null: those of the system.</param>
/// <param name="Certificate">The client's own certificate; null: none.</param>
/// <param name="Key">Its private key; null: none.</param>
/// <param name="Negotiation">Ask the server first, or begin with TLS at once.</param>
internal sealed record TlsSettings(
    SslMode Mode,
    string? RootCertificate,
    string? Certificate,
    string? Key,
    SslNegotiation Negotiation
)
{
    /// <summary>The password of the private key.</summary>
    public string? KeyPassword { get; init; }

    /// <summary>Not the record's own text, which would show the key's password.</summary>
    public override string ToString() => Mode.ToString();

    /// <summary>Reads libpq's parameters and default files (fe-secure-openssl.c, initialize_SSL).</summary>
    public static TlsSettings From(ParameterSet set, ClientEnvironment environment)
    {
        var root = Root(set, environment);
        var certificate = FileOrDefault(set, "sslcert", environment, "postgresql.crt");
        return new TlsSettings(
            ModeOf(set, root),
            root,
            certificate,
            certificate is null ? null : KeyOf(set, environment),
            set.OneOf(
                "sslnegotiation",
                SslNegotiation.Postgres,
                ("postgres", SslNegotiation.Postgres),
                ("direct", SslNegotiation.Direct)
            )
        )
        {
            KeyPassword = set.Text("sslpassword"),
        };
    }

    private static SslMode ModeOf(ParameterSet set, string? root)
    {
        var system = set.Text("sslrootcert") == "system";
        var fallback =
            system ? SslMode.VerifyFull
            : set.Text("requiressl") == "1" ? SslMode.Require
            : SslMode.Prefer;
        var mode = set.OneOf(
            "sslmode",
            fallback,
            ("disable", SslMode.Disable),
            ("allow", SslMode.Allow),
            ("prefer", SslMode.Prefer),
            ("require", SslMode.Require),
            ("verify-ca", SslMode.VerifyCA),
            ("verify-full", SslMode.VerifyFull)
        );
        // Any public authority would do for verify-ca, so libpq refuses it with the system's store.
        if (mode != SslMode.VerifyFull && system)
            throw set.Invalid("sslmode", set.Find("sslmode")!, "sslrootcert=system needs sslmode=verify-full");
        if (mode == SslMode.VerifyCA && root is null)
            throw set.Invalid(
                "sslmode",
                set.Find("sslmode")!,
                "verify-ca needs the authority's certificate: set sslrootcert=FILE"
            );
        // "Require" with an authority at hand verifies it, for the sake of old clients (libpq's documentation, 34.19.1).
        return mode == SslMode.Require && root is not null ? SslMode.VerifyCA : mode;
    }

    private static string? Root(ParameterSet set, ClientEnvironment environment) =>
        set.Text("sslrootcert") == "system" ? null : FileOrDefault(set, "sslrootcert", environment, "root.crt");

    /// <summary>The named file, which must be there, or the one in the home folder if it is there.</summary>
    private static string? FileOrDefault(ParameterSet set, string name, ClientEnvironment environment, string standard)
    {
        if (set.Find(name) is { } named)
            return File.Exists(named.Text)
                ? named.Text
                : throw set.Invalid(name, named, $"the file of {name} must exist");
        var file = Path.Combine(environment.HomeFolder, ".postgresql", standard);
        return environment.HomeFolder.Length > 0 && File.Exists(file) ? file : null;
    }

    private static string? KeyOf(ParameterSet set, ClientEnvironment environment)
    {
        var key = FileOrDefault(set, "sslkey", environment, "postgresql.key");
        if (key is null || OperatingSystem.IsWindows())
            return key;
        const UnixFileMode open = UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
        if ((File.GetUnixFileMode(key) & open) != UnixFileMode.None)
            throw UndriftException.Configuration(
                "the private key of the client certificate may be read or changed by others",
                key,
                $"chmod 0600 {key}"
            );
        return key;
    }
}
