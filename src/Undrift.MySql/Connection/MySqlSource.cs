namespace Undrift.MySql.Connection;

/// <summary>
/// A live database as named by a user: a URL, with what <c>~/.my.cnf</c> and the <c>MYSQL_*</c> variables add. Immutable; its
/// text forms never hold a secret.
/// </summary>
internal sealed record MySqlSource
{
    /// <summary>The port of both servers.</summary>
    public const int StandardPort = 3306;

    /// <summary>The scheme that the user wrote: <c>mysql</c> or <c>mariadb</c>. It says nothing of the server.</summary>
    public string Scheme { get; init; } = "mysql";

    /// <summary>The host; null for a socket.</summary>
    public required string? Host { get; init; }

    /// <summary>The port.</summary>
    public int Port { get; init; } = StandardPort;

    /// <summary>The socket's path; null for a host.</summary>
    public required string? Socket { get; init; }

    /// <summary>The account.</summary>
    public required string User { get; init; }

    /// <summary>Its password; null: none.</summary>
    public string? Password { get; init; }

    /// <summary>The database; null: none, a server to make scratch databases on.</summary>
    public required string? Database { get; init; }

    /// <summary>Encryption and trust.</summary>
    public TlsSettings Tls { get; init; } = TlsSettings.None;

    /// <summary>The source's own limit for connecting; null: none.</summary>
    public TimeSpan? ConnectTimeout { get; init; }

    /// <summary>True when an unencrypted login may ask the server for its public key (libmysqlclient).</summary>
    public bool GetServerPublicKey { get; init; }

    /// <summary>Folder of the client's authentication plugins; null: the library's own.</summary>
    public string? PluginFolder { get; init; }

    /// <summary>What the server is told of this program (performance_schema.session_connect_attrs).</summary>
    public string ProgramName { get; init; } = "undrift";

    /// <summary>What a person should know if the connection fails (an option file that is not used).</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Host and port, or the socket, for a person.</summary>
    public string Server => Socket is { } socket ? $"socket {socket}" : $"{Host}:{Port}";

    /// <summary>True when the text names a MySQL or MariaDB database.</summary>
    public static bool IsDatabase(string text) => UrlReader.SchemeLength(text) > 0;

    /// <summary>Reads a text for which <see cref="IsDatabase"/> holds.</summary>
    /// <exception cref="UndriftException">The text, a variable or the option file is malformed.</exception>
    public static MySqlSource Parse(string text, ClientEnvironment? environment = null)
    {
        var set = new ParameterSet(DescribeUnread(text));
        UrlReader.Read(text, set);
        return Complete(set, SchemeOf(text), environment ?? ClientEnvironment.Process);
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
    public override string ToString() =>
        Socket is { } socket
            ? $"{Scheme}://{Escaped(User)}@/{Escaped(Database ?? "")}?socket={socket}"
            : $"{Scheme}://{Escaped(User)}@{HostText(Host!)}:{Port}/{Escaped(Database ?? "")}";

    /// <summary>The text without the source's password, unless that is a public name as well, which hides nothing.</summary>
    public string WithoutSecrets(string text) =>
        Password is { Length: > 0 } secret && secret != User && secret != Database && secret != Host
            ? text.Replace(secret, "***", StringComparison.Ordinal)
            : text;

    /// <summary>Adds option file, environment and defaults, in the order of the servers' own clients.</summary>
    private static MySqlSource Complete(ParameterSet set, string scheme, ClientEnvironment environment)
    {
        // In the URL a host means the network: what the environment says of a socket is for those who name none.
        var named = set.Text("host") is not null;
        var ignored = OptionFile.Apply(set, environment);
        foreach (var (name, variable) in Variables)
            if (environment.NonEmpty(variable) is { } value)
                set.SetDefault(name, value, variable);
        var socket = SocketOf(set, named);
        return new MySqlSource
        {
            Scheme = scheme,
            Host = socket is null ? set.Text("host") ?? "127.0.0.1" : null,
            Port = set.Number("port", StandardPort, 1, 65535),
            Socket = socket,
            User = set.Text("user") ?? environment.UserName,
            Password = set.Text("password"),
            Database = set.Text("database"),
            // A socket is not encrypted: nobody is between.
            Tls = socket is null ? TlsSettings.From(set) : TlsSettings.None,
            ConnectTimeout = set.Number("connect-timeout", 0, 0, 86400) is > 0 and var s
                ? TimeSpan.FromSeconds(s)
                : null,
            GetServerPublicKey = set.OneOf("get-server-public-key", false, Truth),
            PluginFolder = set.Text("plugin-dir"),
            Notes = ignored is null ? [] : [ignored],
        };
    }

    private static readonly (string, bool)[] Truth = [("1", true), ("true", true), ("0", false), ("false", false)];

    private static readonly (string Name, string Variable)[] Variables =
    [
        ("host", "MYSQL_HOST"),
        ("port", "MYSQL_TCP_PORT"),
        ("socket", "MYSQL_UNIX_PORT"),
        ("password", "MYSQL_PWD"),
    ];

    private static string? SocketOf(ParameterSet set, bool hostInUrl)
    {
        var protocol = set.OneOf("protocol", "", ("tcp", "tcp"), ("socket", "socket"));
        if (protocol == "tcp" || (hostInUrl && protocol.Length == 0 && !set.IsOfUrl("socket")))
            return null;
        if (set.Text("socket") is { } socket && (set.Text("host") is null or "localhost" || set.IsOfUrl("socket")))
            return socket;
        var standard = set.Text("host") is null or "localhost" ? LocalSocket.Find() : null;
        return protocol == "socket" && standard is null
            ? throw set.Invalid("protocol", "name the socket: ?socket=PATH")
            : standard;
    }

    private static string SchemeOf(string text) =>
        text[..text.IndexOf(':', StringComparison.Ordinal)].ToLowerInvariant();

    private static string HostText(string host) =>
        host.Contains(':', StringComparison.Ordinal) ? $"[{host}]" : Escaped(host);

    private static string Escaped(string text) => Uri.EscapeDataString(text);

    /// <summary>Any part of a text that cannot be read may be a secret.</summary>
    private static string DescribeUnread(string text) => $"{SchemeOf(text)}://…";
}
