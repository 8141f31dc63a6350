namespace Undrift.MySql.Connection;

/// <summary>MySQL's <c>--ssl-mode</c>; the numbers are those of its C API (mysql_ssl_mode).</summary>
internal enum TlsMode
{
    Disabled = 1,
    Preferred = 2,
    Required = 3,
    VerifyCa = 4,
    VerifyIdentity = 5,
}

/// <summary>How the connection is encrypted and whom it trusts.</summary>
/// <param name="Mode">What is asked for.</param>
/// <param name="Authority">File of trusted authorities; null: those of the system.</param>
/// <param name="Certificate">The client's own certificate; null: none.</param>
/// <param name="Key">Its private key; null: none, or in the file of the certificate.</param>
internal sealed record TlsSettings(TlsMode Mode, string? Authority, string? Certificate, string? Key)
{
    /// <summary>No encryption: a private server's socket.</summary>
    public static TlsSettings None { get; } = new(TlsMode.Disabled, null, null, null);

    /// <summary>True when the server must prove who it is.</summary>
    public bool Verifies => Mode is TlsMode.VerifyCa or TlsMode.VerifyIdentity;

    /// <summary>Reads the parameters.</summary>
    public static TlsSettings From(ParameterSet set)
    {
        var authority = FileOf(set, "ssl-ca");
        var certificate = FileOf(set, "ssl-cert");
        var key = FileOf(set, "ssl-key");
        // A named authority that verifies nothing would be a trap, so it makes "preferred" a verifying mode (as in MySQL's
        // own clients, where --ssl-ca alone implies verify-ca).
        var standard = authority is null ? TlsMode.Preferred : TlsMode.VerifyCa;
        var mode = set.OneOf(
            "ssl-mode",
            standard,
            ("disabled", TlsMode.Disabled),
            ("preferred", TlsMode.Preferred),
            ("required", TlsMode.Required),
            ("verify-ca", TlsMode.VerifyCa),
            ("verify-identity", TlsMode.VerifyIdentity)
        );
        if (mode == TlsMode.VerifyCa && authority is null)
            throw set.Invalid("ssl-mode", "verify-ca needs the authority's certificate: set ssl-ca=FILE");
        if (key is not null && certificate is null)
            throw set.Invalid("ssl-key", "a private key needs its certificate: set ssl-cert=FILE");
        return new TlsSettings(
            mode,
            authority,
            certificate,
            certificate is null ? null : PrivateKey(key ?? certificate)
        );
    }

    private static string? FileOf(ParameterSet set, string name) =>
        set.Text(name) is not { } file ? null
        : File.Exists(file) ? Path.GetFullPath(file)
        : throw set.Invalid(name, $"the file of {name} must exist");

    private static string PrivateKey(string key)
    {
        if (OperatingSystem.IsWindows())
            return key;
        const UnixFileMode open = UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
        return (File.GetUnixFileMode(key) & open) == UnixFileMode.None
            ? key
            : throw UndriftException.Configuration(
                "the private key of the client certificate may be read or changed by others",
                key,
                $"chmod 0600 {key}"
            );
    }
}
