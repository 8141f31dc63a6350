using Undrift.MySql.Connection;

namespace Undrift.MySql.Scratch;

/// <summary>A server program of this machine.</summary>
/// <param name="Program">The path of <c>mariadbd</c> or <c>mysqld</c>.</param>
/// <param name="Version">What it is.</param>
internal sealed record ServerBinaries(string Program, ServerVersion Version)
{
    /// <summary>Names the programs to use, and then only those count: paths, separated as in PATH.</summary>
    public const string Variable = "UNDRIFT_MYSQLD";

    /// <summary>What any program of either maker is asked its version with; no option file has a say.</summary>
    public static readonly string[] VersionQuestion = ["--no-defaults", "--version"];

    private static readonly string[] Names = ["mariadbd", "mysqld"];

    private static readonly string[] Installers = ["mariadb-install-db", "mysql_install_db"];

    private static readonly string[] Patterns =
    [
        "/usr/sbin", // Debian, Ubuntu
        "/usr/libexec", // Fedora, Red Hat
        "/usr/local/sbin",
        "/usr/local/mysql/bin",
        "/usr/local/mariadb/bin",
        "/opt/homebrew/opt/mariadb*/bin",
        "/opt/homebrew/opt/mysql*/bin",
        "/usr/local/opt/mariadb*/bin",
        "/usr/local/opt/mysql*/bin",
    ];

    /// <summary>MariaDB's installer, which stands beside the server or in the <c>bin</c> folder; null: there is none.</summary>
    public string? Installer
    {
        get
        {
            var folder = Path.GetDirectoryName(Resolved(Program))!;
            string[] folders = [folder, Path.Combine(folder, "..", "bin"), Path.Combine(folder, "..", "scripts")];
            return folders
                .SelectMany(f => Installers.Select(n => Path.Combine(f, n)))
                .Select(Path.GetFullPath)
                .FirstOrDefault(File.Exists);
        }
    }

    /// <summary>The paths of the programs, without running one.</summary>
    public static List<string> Identity(ClientEnvironment environment) =>
        (
            environment.NonEmpty(Variable)?.Split(Path.PathSeparator)
            ?? OnPath(environment)
                .Concat(Patterns.SelectMany(Expand))
                .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
        )
            .Where(File.Exists)
            // Distributions name the same program twice, by a link.
            .DistinctBy(Resolved)
            .ToList();

    /// <summary>The programs of this machine: those of the variable, else on PATH and in the folders of the distributions.</summary>
    /// <exception cref="UndriftException">There is none.</exception>
    public static async Task<IReadOnlyList<ServerBinaries>> FindAsync(
        ClientEnvironment environment,
        CancellationToken cancellation
    )
    {
        var named = environment.NonEmpty(Variable);
        var present = Identity(environment);
        var found = await Task.WhenAll(present.Select(program => IdentifyAsync(program, cancellation)));
        var usable = found.OfType<ServerBinaries>().ToList();
        if (usable.Count > 0 && !OperatingSystem.IsWindows())
            return usable;
        throw UndriftException.Failed(
            OperatingSystem.IsWindows() ? "no private MySQL server can be started on Windows"
                : named is null
                    ? "no MySQL or MariaDB server program was found on this machine to build the desired schema with"
                : $"{Variable} names no usable 'mariadbd' or 'mysqld'",
            named,
            $"install a server (Debian, Ubuntu: apt install mariadb-server), set {Variable} to its program, or name a server "
                + "with --scratch URL"
        );
    }

    /// <summary>
    /// The nearest to a version: the same maker; of those the same release series, else the next newer, else the next older;
    /// the newest when null.
    /// </summary>
    public static ServerBinaries Choose(IReadOnlyList<ServerBinaries> found, ServerVersion? wanted) =>
        found
            .OrderBy(b => wanted is null || b.Version.Flavour == wanted.Flavour ? 0 : 1)
            .ThenBy(b => wanted is null || Series(b.Version) >= Series(wanted) ? 0 : 1)
            .ThenBy(b => Math.Abs(Series(b.Version) - (wanted is null ? int.MaxValue : Series(wanted))))
            .ThenByDescending(b => b.Version.Number)
            .First();

    /// <summary>The release series as a number: 8.4 is 8004.</summary>
    public static int Series(ServerVersion version) => (version.Number.Major * 1000) + version.Number.Minor;

    private static IEnumerable<string> OnPath(ClientEnvironment environment) =>
        (environment.Variable("PATH") ?? "").Split(Path.PathSeparator).Where(Path.IsPathRooted);

    /// <summary>Expands the one <c>*</c> of a pattern.</summary>
    private static IEnumerable<string> Expand(string pattern)
    {
        var star = pattern.IndexOf('*', StringComparison.Ordinal);
        if (star < 0)
            return [pattern];
        var cut = pattern.LastIndexOf('/', star);
        var end = pattern.IndexOf('/', star);
        return Directory.Exists(pattern[..cut])
            ? Directory
                .EnumerateDirectories(pattern[..cut], pattern[(cut + 1)..end])
                .Order()
                .Select(folder => Path.Combine(folder, pattern[(end + 1)..]))
            : [];
    }

    private static string Resolved(string program) =>
        File.ResolveLinkTarget(program, returnFinalTarget: true)?.FullName ?? Path.GetFullPath(program);

    private static async Task<ServerBinaries?> IdentifyAsync(string program, CancellationToken cancellation)
    {
        // "mariadbd  Ver 10.11.14-MariaDB-0+deb12u2 for debian-linux-gnu on x86_64 (Debian 12)"
        var output = await ChildProgram.VersionAsync(program, VersionQuestion, cancellation) ?? "";
        var at = output.IndexOf("Ver ", StringComparison.Ordinal);
        if (at < 0 || ServerVersion.Parse(output[at..].Trim(), output) is not { } version)
            return null;
        version = version with { Text = output[(at + 4)..].Trim().Split(' ')[0] };
        return version.IsSupported ? new ServerBinaries(program, version) : null;
    }
}
