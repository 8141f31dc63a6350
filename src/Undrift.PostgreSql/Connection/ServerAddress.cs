namespace Undrift.PostgreSql;

/// <summary>One server of a source; a source may name several, which are tried in turn.</summary>
/// <param name="Host">The host name, or the folder of the Unix socket.</param>
/// <param name="Address">The numeric address to use instead of looking the name up; null: look it up.</param>
/// <param name="Port">The port, or the number in the socket's name.</param>
internal sealed record ServerAddress(string Host, string? Address, int Port)
{
    /// <summary>The password for this server; null when none was given.</summary>
    public string? Password { get; init; }

    /// <summary>True when the server is reached by a socket in the file system.</summary>
    public bool IsSocket => Address is null && Path.IsPathRooted(Host);

    /// <summary>Host and port for a person; never the password.</summary>
    public override string ToString() => IsSocket ? $"socket {Host}/.s.PGSQL.{Port}" : $"{Host}:{Port}";

    /// <summary>
    /// The folder of server sockets when no host is named. libpq has it compiled in: Debian, Ubuntu, Fedora and Red Hat
    /// use <c>/var/run/postgresql</c>, the source default (and macOS packages) is <c>/tmp</c>.
    /// </summary>
    public static string SocketFolder { get; } =
        OperatingSystem.IsWindows() ? "localhost"
        : Directory.Exists("/var/run/postgresql") ? "/var/run/postgresql"
        : "/tmp";

    /// <summary>Splits the lists of hosts, addresses and ports and pairs them, by libpq's rules.</summary>
    public static IReadOnlyList<ServerAddress> From(ParameterSet set)
    {
        var hosts = set.Text("host")?.Split(',');
        var addresses = set.Text("hostaddr")?.Split(',');
        var count = addresses?.Length ?? hosts?.Length ?? 1;
        if (hosts is not null && hosts.Length != count)
            throw set.Invalid("hostaddr", set.Find("hostaddr")!, $"name as many addresses as hosts ({hosts.Length})");
        var ports = set.Text("port")?.Split(',') ?? [""];
        if (ports.Length != 1 && ports.Length != count)
            throw set.Invalid("port", set.Find("port")!, $"name one port, or as many as there are hosts ({count})");
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(i => One(i, hosts, addresses, PortOf(set, ports[ports.Length == 1 ? 0 : i]))),
        ];
    }

    private static ServerAddress One(int index, string[]? hosts, string[]? addresses, int port)
    {
        var address = addresses?[index] is { Length: > 0 } a ? a : null;
        var host = hosts?[index] is { Length: > 0 } h ? h : address ?? SocketFolder;
        return new ServerAddress(host, address, port);
    }

    private static int PortOf(ParameterSet set, string text)
    {
        if (text.Length == 0)
            return 5432;
        if (int.TryParse(text.Trim(), out var port) && port is > 0 and < 65536)
            return port;
        // Not repeated: in a malformed URL it may be a piece of the password.
        throw set.Invalid(
            "port",
            set.Find("port")!,
            "a port is a number from 1 to 65535; in a URL, write a ':' in a name or password as %3A and a '/' as %2F"
        );
    }
}
