using System.Runtime.InteropServices;

namespace Undrift.MySql.Native;

/// <summary>Which client library was found, and its numbers for options where the two libraries differ.</summary>
/// <param name="IsMariaDb">MariaDB Connector/C; else MySQL's libmysqlclient.</param>
/// <param name="Version">As the library says it: MariaDB's names the server version that it belongs to.</param>
/// <param name="TakesSha256Fingerprint">
/// True where the fingerprint of a server's certificate is that of SHA-256 (Connector/C 3.4); SHA-1 before.
/// </param>
internal sealed record LibraryTraits(bool IsMariaDb, string Version, bool TakesSha256Fingerprint = false)
{
    /// <summary>The oldest libmysqlclient whose numbers are known; Connector/C 3.0 is the first libmariadb.so.3.</summary>
    private const int OldestMySql = 80000;

    /// <summary>What it is, for a message: <c>MariaDB's client library 10.11.14</c>.</summary>
    public override string ToString() => $"{(IsMariaDb ? "MariaDB" : "MySQL")}'s client library {Version}";

    // enum mysql_option of the two mysql.h; the numbers below 14 are the same in both.
    public int PluginFolder => IsMariaDb ? 22 : 16;

    public int SslKey => IsMariaDb ? 25 : 19;

    public int SslCertificate => IsMariaDb ? 26 : 20;

    public int SslAuthority => IsMariaDb ? 27 : 21;

    public int AddAttribute => IsMariaDb ? 33 : 27;

    /// <summary>Looks at the library that the functions come from.</summary>
    /// <exception cref="UndriftException">There is none, or it is too old.</exception>
    public static unsafe LibraryTraits Find()
    {
        // Not safe to be done by two threads at once, which mysql_init would do.
        _ = ClientLibrary.Initialise(0, 0, 0);
        var version = Marshal.PtrToStringUTF8((nint)ClientLibrary.ClientInfo()) ?? "of an unknown version";
        if (ClientLibrary.Has("mariadb_get_infov"))
            return new LibraryTraits(true, version, VerifiesByDefault());
        return ClientLibrary.ClientVersion().Value >= OldestMySql
            ? new LibraryTraits(false, version)
            : throw UndriftException.Failed(
                $"MySQL's client library {version} is too old",
                next: $"install MariaDB Connector/C or libmysqlclient 8.0, or name one in {LibraryFinder.Variable}"
            );
    }

    /// <summary>The library does not tell its own version; verifying by default came together with SHA-256.</summary>
    private static unsafe bool VerifiesByDefault()
    {
        using var session = ClientLibrary.Init(0);
        sbyte verifies = 0;
        return ClientLibrary.GetOption(session, MariaDbOption.VerifyServerCertificate, &verifies) == 0 && verifies != 0;
    }
}

/// <summary>Options of mysql_options that have the same number in both libraries.</summary>
internal static class CommonOption
{
    public const int ConnectTimeout = 0;
    public const int CharacterSet = 7;
    public const int LocalInfile = 8;
    public const int Protocol = 9;
    public const int ReadTimeout = 11;
    public const int WriteTimeout = 12;
}

/// <summary>Options that only MariaDB's library has.</summary>
internal static class MariaDbOption
{
    public const int VerifyServerCertificate = 21;
    public const int UseTls = 38;

    /// <summary>MARIADB_OPT_SSL_FP: the fingerprint that the server's certificate must have.</summary>
    public const int Fingerprint = 7001;
}

/// <summary>Options that only MySQL's library has (8.0 and later).</summary>
internal static class MySqlOption
{
    public const int TlsMode = 35;
    public const int GetServerPublicKey = 36;
}
