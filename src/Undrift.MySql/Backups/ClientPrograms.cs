using System.Text.RegularExpressions;
using Undrift.MySql.Connection;

namespace Undrift.MySql.Backups;

/// <summary>The two client programs that a backup needs, of one version.</summary>
/// <param name="Dump"><c>mariadb-dump</c> or <c>mysqldump</c>.</param>
/// <param name="Client"><c>mariadb</c> or <c>mysql</c>, from the same folder.</param>
/// <param name="Version">What they are.</param>
internal sealed partial record ClientPrograms(string Dump, string Client, ServerVersion Version)
{
    private static readonly (string Dump, string Client)[] Names =
    [
        ("mariadb-dump", "mariadb"),
        ("mysqldump", "mysql"),
    ];

    private static readonly string[] Folders =
    [
        "/usr/bin",
        "/usr/local/bin",
        "/usr/local/mysql/bin",
        "/opt/homebrew/bin",
    ];

    /// <summary>Name of the dumping program.</summary>
    public string Name => Path.GetFileName(Dump);

    /// <summary>
    /// The programs for a server: those of its own maker, not of an older release than it. The other maker's write or leave
    /// out what this one has not (sequences, generated columns, <c>SET</c> of variables).
    /// </summary>
    /// <exception cref="UndriftException">There are none.</exception>
    public static async Task<ClientPrograms> ForAsync(
        ServerVersion server,
        ClientEnvironment environment,
        CancellationToken cancellation
    )
    {
        var places = (environment.Variable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Where(Path.IsPathRooted)
            .Concat(Folders)
            .Distinct()
            .SelectMany(folder =>
                Names.Select(name => (Path.Combine(folder, name.Dump), Path.Combine(folder, name.Client)))
            )
            .Where(pair => File.Exists(pair.Item1) && File.Exists(pair.Item2));
        var found = new List<ClientPrograms>();
        foreach (var (dump, client) in places)
            if (await VersionAsync(dump, cancellation) is { } version)
                found.Add(new ClientPrograms(dump, client, version));
        var own = found.Where(programs => programs.Version.Flavour == server.Flavour).ToList();
        if (own.Where(programs => Series(programs) >= Series(server)).MinBy(Series) is { } fitting)
            return fitting;
        var next = server.IsMariaDb
            ? "install MariaDB's client programs (Debian, Ubuntu: apt install mariadb-client)"
            : "install MySQL's client programs (Debian, Ubuntu: apt install mysql-client)";
        throw (own.MaxBy(Series) ?? found.FirstOrDefault()) is { } other
            ? UndriftException.Failed(
                $"{other.Name} of {other.Version} is {(own.Count > 0 ? "older than" : "not made for")} the server, {server}",
                other.Dump,
                next
            )
            : UndriftException.Failed(
                $"no {(server.IsMariaDb ? "mariadb-dump" : "mysqldump")} was found on this machine",
                next: next
            );
    }

    private static int Series(ClientPrograms programs) => Series(programs.Version);

    private static int Series(ServerVersion version) => Scratch.ServerBinaries.Series(version);

    private static async Task<ServerVersion?> VersionAsync(string program, CancellationToken cancellation)
    {
        // "mariadb-dump  Ver 10.19 Distrib 10.11.14-MariaDB, for debian-linux-gnu (x86_64)": the first is the program's own.
        // "mariadb-dump from 11.4.2-MariaDB, client 10.19 for Linux (x86_64)"; "mysqldump  Ver 8.4.3 for Linux on x86_64".
        var output = await ChildProgram.VersionAsync(program, Scratch.ServerBinaries.VersionQuestion, cancellation);
        var said = Said().Match(output ?? "");
        return said.Success ? ServerVersion.Parse(said.Groups["version"].Value) : null;
    }

    [GeneratedRegex(
        @"(Distrib|from|Ver) (?<version>[0-9]+\.[0-9]+\.[0-9]+[^\s,]*)",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Said();
}
