using Undrift.PostgreSql;

namespace Undrift.PostgreSql.Backups;

/// <summary>A folder with PostgreSQL's client programs of one version: <c>pg_dump</c>, <c>pg_restore</c> and <c>psql</c>.</summary>
/// <param name="Folder">Where they are.</param>
/// <param name="Version">As in <c>15.20</c>.</param>
/// <param name="Major">As in 15.</param>
internal sealed record ClientPrograms(string Folder, string Version, int Major)
{
    private static readonly string[] Needed = ["pg_dump", "pg_restore", "psql"];

    /// <summary>The path of one of the programs.</summary>
    public string Program(string name) => ServerBinaries.ProgramIn(Folder, name);

    /// <summary>
    /// The programs for a server: those of its own version, else the nearest newer. An older <c>pg_dump</c> refuses a newer
    /// server (its manual, "Diagnostics"), so that it is refused here, by name.
    /// </summary>
    /// <exception cref="UndriftException">There are none, or only older ones.</exception>
    public static async Task<ClientPrograms> ForAsync(
        int major,
        ClientEnvironment environment,
        CancellationToken cancellation
    )
    {
        var folders = ServerBinaries
            .Places(environment)
            .Where(folder => Needed.All(name => File.Exists(ServerBinaries.ProgramIn(folder, name))));
        var found = (await Task.WhenAll(folders.Select(folder => IdentifyAsync(folder, cancellation))))
            .OfType<ClientPrograms>()
            .ToList();
        if (found.Where(programs => programs.Major >= major).MinBy(programs => programs.Major) is { } fitting)
            return fitting;
        var package =
            $"install the client programs of PostgreSQL {major} (Debian, Ubuntu: apt install postgresql-client-{major})";
        throw found.MaxBy(programs => programs.Major) is { } older
            ? UndriftException.Failed(
                $"pg_dump {older.Version} is older than the server, PostgreSQL {major}, and cannot dump it",
                older.Program("pg_dump"),
                package
            )
            : UndriftException.Failed($"no pg_dump, pg_restore and psql were found on this machine", next: package);
    }

    private static async Task<ClientPrograms?> IdentifyAsync(string folder, CancellationToken cancellation)
    {
        var version = await ServerBinaries.VersionAsync(ServerBinaries.ProgramIn(folder, Needed[0]), cancellation);
        return ServerVersion.Major(version) is { } major ? new ClientPrograms(folder, version, major) : null;
    }
}
