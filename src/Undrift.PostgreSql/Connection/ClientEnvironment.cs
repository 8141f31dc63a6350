namespace Undrift.PostgreSql;

/// <summary>
/// What of the user's surroundings decides how a connection text is read: variables, the home folder, the name of the
/// user. Handed in, so that a test never touches the state of the process.
/// </summary>
/// <param name="Variable">The value of an environment variable; null when it is not set.</param>
/// <param name="UserName">The operating system's name of the user: the default role.</param>
/// <param name="HomeFolder">Where <c>.pgpass</c>, <c>.pg_service.conf</c> and <c>.postgresql</c> are looked for.</param>
internal sealed record ClientEnvironment(Func<string, string?> Variable, string UserName, string HomeFolder)
{
    /// <summary>The surroundings of this process.</summary>
    public static ClientEnvironment Process { get; } =
        new(
            Environment.GetEnvironmentVariable,
            Environment.UserName,
            Environment.GetFolderPath(Environment.SpecialFolder.UserProfile)
        );

    /// <summary>
    /// The folder of server sockets when no host is named. libpq has it compiled in: Debian, Ubuntu, Fedora and Red Hat
    /// use <c>/var/run/postgresql</c>, the source default (and macOS packages) is <c>/tmp</c>.
    /// </summary>
    public static string SocketFolder { get; } =
        OperatingSystem.IsWindows() ? "localhost"
        : Directory.Exists("/var/run/postgresql") ? "/var/run/postgresql"
        : "/tmp";

    /// <summary>The variable's value; null when it is not set or empty, which libpq treats alike for paths.</summary>
    public string? NonEmpty(string name) => Variable(name) is { Length: > 0 } value ? value : null;
}
