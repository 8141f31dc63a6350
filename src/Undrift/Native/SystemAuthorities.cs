namespace Undrift;

/// <summary>The file of certificate authorities that a system trusts, for libraries that do not find it themselves.</summary>
internal static class SystemAuthorities
{
    /// <summary>The file; null: there is none where distributions have it.</summary>
    public static string? File =>
        Array.Find(
            [
                "/etc/ssl/certs/ca-certificates.crt", // Debian, Ubuntu, Alpine
                "/etc/pki/tls/certs/ca-bundle.crt", // Fedora, Red Hat
                "/etc/ssl/cert.pem", // macOS
            ],
            System.IO.File.Exists
        );
}
