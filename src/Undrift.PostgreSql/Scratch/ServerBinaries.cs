namespace Undrift.PostgreSql;

/// <summary>A folder with the programs of one PostgreSQL version.</summary>
/// <param name="Folder">Holds <c>postgres</c> and <c>initdb</c>.</param>
/// <param name="Version">As in <c>15.20</c>.</param>
/// <param name="Major">As in 15.</param>
internal sealed record ServerBinaries(string Folder, string Version, int Major)
{
    private static readonly string[] Patterns =
    [
        "/usr/lib/postgresql/*/bin", // Debian, Ubuntu
        "/usr/pgsql-*/bin", // the PostgreSQL project's packages for Red Hat and Fedora
        "/usr/lib64/postgresql-*/bin", // Gentoo
        "/usr/libexec/postgresql*", // Alpine
        "/usr/local/pgsql/bin",
        "/opt/homebrew/opt/postgresql@*/bin",
        "/usr/local/opt/postgresql@*/bin",
        "/Applications/Postgres.app/Contents/Versions/*/bin",
        @"C:\Program Files\PostgreSQL\*\bin",
    ];

    private const string Variable = "UNDRIFT_PG_BIN";

    /// <summary>The path of one of the programs.</summary>
    public string Program(string name) => ProgramIn(Folder, name);

    /// <summary>The path of a program in a folder.</summary>
    public static string ProgramIn(string folder, string name) => Path.Combine(folder, Executable(name));

    /// <summary>
    /// The folders in which programs of PostgreSQL may be: the named ones, those of the distributions, PATH. In this order:
    /// what Debian has on PATH is a wrapper that chooses a version itself.
    /// </summary>
    public static IEnumerable<string> Places(ClientEnvironment environment) =>
        (environment.NonEmpty(Variable)?.Split(Path.PathSeparator) ?? [])
            .Concat(Patterns.SelectMany(Expand))
            .Concat(OnPath(environment))
            .Distinct();

    /// <summary>
    /// The programs of this machine: those in <c>UNDRIFT_PG_BIN</c> and nothing else if it is set, else on PATH and in the
    /// folders of the distributions.
    /// </summary>
    public static async Task<IReadOnlyList<ServerBinaries>> FindAsync(
        ClientEnvironment environment,
        CancellationToken cancellation
    )
    {
        var named = environment.NonEmpty(Variable);
        var found = await Task.WhenAll(Folders(environment).Select(folder => IdentifyAsync(folder, cancellation)));
        var usable = found.OfType<ServerBinaries>().ToList();
        if (usable.Count == 0)
            throw UndriftException.Failed(
                named is null
                    ? "no PostgreSQL server program was found on this machine to build the desired schema with"
                    : "UNDRIFT_PG_BIN names no folder with a usable 'postgres' and 'initdb'",
                named,
                "install PostgreSQL's server (Debian, Ubuntu: apt install postgresql), set UNDRIFT_PG_BIN to its bin folder, "
                    + "or name a server with --scratch URL"
            );
        return usable;
    }

    /// <summary>
    /// What tells the programs of this machine from those of another time, without running one: programs, libraries and
    /// extensions; null where the extensions of one are not found.
    /// </summary>
    public static IReadOnlyList<string>? Identity(ClientEnvironment environment)
    {
        var parts = new List<string>();
        foreach (var folder in Folders(environment))
        {
            if (Extensions(folder) is not { } extensions)
                return null;
            parts.Add(Path.Combine(folder, Executable("postgres")));
            parts.Add(extensions);
            parts.Add(Path.GetFullPath(Path.Combine(folder, "..", "lib")));
        }
        return parts;
    }

    /// <summary>The nearest to a version: the same major, else the next newer, else the next older; the newest when null.</summary>
    public static ServerBinaries Choose(IReadOnlyList<ServerBinaries> found, int? major) =>
        found
            .OrderBy(b => major is null || b.Major >= major ? 0 : 1)
            .ThenBy(b => Math.Abs(b.Major - (major ?? int.MaxValue)))
            .First();

    private static IEnumerable<string> Folders(ClientEnvironment environment) =>
        (
            environment.NonEmpty(Variable)?.Split(Path.PathSeparator)
            ?? OnPath(environment).Concat(Patterns.SelectMany(Expand))
        )
            .Where(HoldsServer)
            .Select(Real)
            .Distinct();

    /// <summary>Where a server really stands that a link leads to (/usr/local/bin): what belongs to it is beside that.</summary>
    private static string Real(string folder)
    {
        var target = File.ResolveLinkTarget(Path.Combine(folder, Executable("postgres")), returnFinalTarget: true);
        return Path.GetDirectoryName(target?.FullName) is { } real && HoldsServer(real) ? real : folder;
    }

    /// <summary>Where the extensions of a server are described, as distributions have it.</summary>
    private static string? Extensions(string folder)
    {
        var share = Path.GetFullPath(Path.Combine(folder, "..", "share"));
        var version = Path.GetFileName(Path.GetDirectoryName(folder)) ?? "";
        return new[]
        {
            $"/usr/share/postgresql/{version}", // Debian, Ubuntu
            $"/usr/share/{Path.GetFileName(folder)}", // Alpine
            share,
        }
            .Concat(Directory.Exists(share) ? Directory.EnumerateDirectories(share).Order() : [])
            .Select(parent => Path.Combine(parent, "extension"))
            .FirstOrDefault(Directory.Exists);
    }

    private static string Executable(string name) => OperatingSystem.IsWindows() ? name + ".exe" : name;

    private static bool HoldsServer(string folder) =>
        folder.Length > 0
        && File.Exists(Path.Combine(folder, Executable("postgres")))
        && File.Exists(Path.Combine(folder, Executable("initdb")));

    private static IEnumerable<string> OnPath(ClientEnvironment environment) =>
        (environment.Variable("PATH") ?? "").Split(Path.PathSeparator).Where(Path.IsPathRooted);

    /// <summary>Expands the one <c>*</c> of a pattern.</summary>
    private static IEnumerable<string> Expand(string pattern)
    {
        var star = pattern.IndexOf('*', StringComparison.Ordinal);
        if (star < 0)
            return [pattern];
        var cut = pattern.AsSpan(0, star).LastIndexOfAny('/', '\\');
        var end = pattern.AsSpan(star).IndexOfAny('/', '\\');
        var (parent, tail) = (pattern[..cut], end < 0 ? "" : pattern[(star + end + 1)..]);
        var middle = end < 0 ? pattern[(cut + 1)..] : pattern[(cut + 1)..(star + end)];
        return Directory.Exists(parent)
            ? Directory.EnumerateDirectories(parent, middle).Order().Select(d => Path.Combine(d, tail))
            : [];
    }

    private static async Task<ServerBinaries?> IdentifyAsync(string folder, CancellationToken cancellation)
    {
        var version = await VersionAsync(Path.Combine(folder, Executable("postgres")), cancellation);
        return ServerVersion.Major(version) is >= ServerVersion.Oldest and <= ServerVersion.Newest and { } major
            ? new ServerBinaries(folder, version, major)
            : null;
    }

    /// <summary>The version of a program of PostgreSQL; empty where it does not say it.</summary>
    public static async Task<string> VersionAsync(string program, CancellationToken cancellation)
    {
        // "postgres (PostgreSQL) 15.20 (Debian 15.20-0+deb12u1)"
        var output = await ChildProgram.VersionAsync(program, ["--version"], cancellation) ?? "";
        return output.Trim().Split(' ').ElementAtOrDefault(2) ?? "";
    }
}
