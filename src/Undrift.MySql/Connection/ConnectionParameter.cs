namespace Undrift.MySql.Connection;

/// <summary>The parameters that a connection URL may have, with the other spellings that programs use for them.</summary>
internal static class ConnectionParameter
{
    /// <summary>Other spellings, without case and with <c>_</c> written as <c>-</c>.</summary>
    private static readonly Dictionary<string, string> Aliases = new()
    {
        ["unix-socket"] = "socket",
        ["unixsocket"] = "socket",
        ["socketpath"] = "socket",
        ["sslmode"] = "ssl-mode",
        ["sslca"] = "ssl-ca",
        ["allowpublickeyretrieval"] = "get-server-public-key",
        ["connecttimeout"] = "connect-timeout",
        ["user-name"] = "user",
        ["username"] = "user",
        ["db"] = "database",
        ["dbname"] = "database",
    };

    /// <summary>What Undrift honours.</summary>
    private static readonly string[] Honoured =
    [
        "host",
        "port",
        "user",
        "password",
        "database",
        "socket",
        "protocol",
        "ssl-mode",
        "ssl-ca",
        "ssl-cert",
        "ssl-key",
        "connect-timeout",
        "get-server-public-key",
        "plugin-dir",
        "defaults-file",
    ];

    /// <summary>What programs write into their URLs for their own use, and what changes nothing that is read.</summary>
    private static readonly HashSet<string> Harmless =
    [
        "charset",
        "collation",
        "characterencoding",
        "useunicode",
        "connection-limit",
        "connectionlimit",
        "pool-timeout",
        "socket-timeout",
        "serverversion",
        "servertimezone",
        "timezone",
        "parsetime",
        "loc",
        "multistatements",
    ];

    /// <summary>The name as it is known here; null: of no account.</summary>
    /// <exception cref="UndriftException">There is no such parameter.</exception>
    public static string? Known(string name, int ordinal, string where)
    {
        var written = name.ToLowerInvariant().Replace('_', '-');
        var known = Aliases.GetValueOrDefault(written, written);
        if (Array.IndexOf(Honoured, known) >= 0)
            return known;
        if (Harmless.Contains(known))
            return null;
        // The name is not repeated: in a malformed URL it may be a piece of the password.
        throw UndriftException.Usage(
            $"parameter number {ordinal} of the connection URL is none that Undrift knows",
            where,
            Nearest.Hint(known, Honoured)
        );
    }
}
