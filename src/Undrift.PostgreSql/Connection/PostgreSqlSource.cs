using System.Text;
using Npgsql;

namespace Undrift.PostgreSql;

/// <summary>
/// A live PostgreSQL database as named by a user: a URL, libpq's keyword form, a service, with what <c>PG*</c> variables,
/// the service file and the password file add. Immutable; its text forms never hold a secret.
/// </summary>
/// <remarks><c>PostgreSqlSource.Parse(text)</c>, then <see cref="PostgreSqlConnector.OpenAsync"/>.</remarks>
internal sealed record PostgreSqlSource
{
    /// <summary>The servers in the order to try; at least one.</summary>
    public required IReadOnlyList<ServerAddress> Servers { get; init; }

    /// <summary>The role to log in as.</summary>
    public required string User { get; init; }

    /// <summary>The database.</summary>
    public required string Database { get; init; }

    /// <summary>Encryption and trust.</summary>
    public required TlsSettings Tls { get; init; }

    /// <summary>What the server must be: a primary, a standby …</summary>
    public TargetSession Target { get; init; }

    /// <summary>True when the servers are tried in random order.</summary>
    public bool Shuffle { get; init; }

    /// <summary>The source's own limit for connecting; null: none.</summary>
    public TimeSpan? ConnectTimeout { get; init; }

    /// <summary>Command-line options for the server process (<c>-c name=value</c>); null: none.</summary>
    public string? Options { get; init; }

    /// <summary>Shown in pg_stat_activity.</summary>
    public string ApplicationName { get; init; } = "undrift";

    /// <summary>Whether the password exchange must be bound to the TLS channel.</summary>
    public ChannelBinding ChannelBinding { get; init; } = ChannelBinding.Prefer;

    /// <summary>Authentication methods to insist on; null: any.</summary>
    public string? RequireAuth { get; init; }

    /// <summary>Kerberos service name; null: postgres.</summary>
    public string? KerberosService { get; init; }

    /// <summary>What a person should know if the connection fails (a password file that is not used).</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>True when the text names a PostgreSQL database.</summary>
    public static bool IsDatabase(string text) => UriReader.SchemeLength(text) > 0 || KeywordReader.Matches(text);

    /// <summary>The server that a connection was opened to.</summary>
    public ServerAddress ServerOf(NpgsqlConnection connection) =>
        Servers.FirstOrDefault(server =>
            server.Port == connection.Port && (server.Address ?? server.Host) == connection.Host
        ) ?? Servers[0];

    /// <summary>Reads a text for which <see cref="IsDatabase"/> holds.</summary>
    /// <exception cref="UndriftException">The text, a variable or a file it leads to is malformed.</exception>
    public static PostgreSqlSource Parse(string text, ClientEnvironment? environment = null)
    {
        var set = new ParameterSet(DescribeUnread(text));
        if (UriReader.SchemeLength(text) > 0)
            UriReader.Read(text, set);
        else
            KeywordReader.Read(text, set);
        return SourceAssembly.Complete(set, environment ?? ClientEnvironment.Process);
    }

    /// <summary>The source without secrets; for a malformed text no more than its form.</summary>
    public static string Describe(string text, ClientEnvironment? environment = null)
    {
        try
        {
            return Parse(text, environment).ToString();
        }
        catch (UndriftException)
        {
            return DescribeUnread(text);
        }
    }

    /// <summary>The canonical URL without password and options.</summary>
    public override string ToString()
    {
        var text = new StringBuilder("postgres://").Append(Escaped(User)).Append('@');
        var sockets = Servers.All(s => s.IsSocket);
        if (!sockets)
            text.AppendJoin(',', Servers.Select(s => $"{HostText(s.Host)}:{s.Port}"));
        text.Append('/').Append(Escaped(Database));
        if (sockets)
            text.Append("?host=")
                .AppendJoin(',', Servers.Select(s => HostText(s.Host)))
                .Append(
                    Servers.Any(s => s.Port != 5432) ? $"&port={string.Join(',', Servers.Select(s => s.Port))}" : ""
                );
        return text.ToString();
    }

    private static string HostText(string host) =>
        host.Contains(':', StringComparison.Ordinal) && System.Net.IPAddress.TryParse(host, out _)
            ? $"[{host}]"
            : Escaped(host).Replace("%2F", "/", StringComparison.Ordinal);

    // Most names need no escaping, and Uri takes milliseconds to load.
    private static string Escaped(string text)
    {
        foreach (var c in text)
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_' or '.' or '~' or '/'))
                return Uri.EscapeDataString(text);
        return text.Replace("/", "%2F", StringComparison.Ordinal);
    }

    /// <summary>Any part of a text that cannot be read may be a secret.</summary>
    private static string DescribeUnread(string text) =>
        UriReader.SchemeLength(text) > 0 ? "postgres://…" : "PostgreSQL connection text";
}

/// <summary>libpq's target_session_attrs.</summary>
internal enum TargetSession
{
    Any,
    ReadWrite,
    ReadOnly,
    Primary,
    Standby,
    PreferStandby,
}
