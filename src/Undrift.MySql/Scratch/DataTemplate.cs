using Undrift.MySql.Connection;

namespace Undrift.MySql.Scratch;

/// <summary>A freshly initialised data folder, from the cache where there is one.</summary>
/// <param name="binaries">The server.</param>
/// <param name="foldsNames">True: names of tables are stored in lower case, which MySQL settles when it initialises.</param>
/// <param name="environment">Where the cache is.</param>
internal sealed class DataTemplate(ServerBinaries binaries, bool foldsNames, ClientEnvironment environment)
{
    /// <summary>The setting of both servers for it.</summary>
    public const string Folding = "--lower-case-table-names=1";

    /// <summary>The account of a private server; nobody else can reach its socket.</summary>
    public const string Superuser = "root";

    /// <summary>The logs of a folder that is copied for each run are kept small.</summary>
    private static readonly string[] MariaDb =
    [
        "--no-defaults",
        "--auth-root-authentication-method=normal",
        "--skip-test-db",
        "--skip-name-resolve",
        "--innodb-log-file-size=4M",
        "--innodb-fast-shutdown=0",
        "--innodb-use-native-aio=0",
    ];

    private static readonly string[] MySql =
    [
        "--no-defaults",
        "--initialize-insecure",
        "--innodb-redo-log-capacity=16M",
        "--innodb-use-native-aio=0",
        "--innodb-doublewrite=OFF",
        "--auto-generate-certs=OFF",
        "--caching-sha2-password-auto-generate-rsa-keys=OFF",
        "--secure-file-priv=NULL",
        "--skip-log-bin",
    ];

    /// <summary>Fills the data folder. True when it came from the cache.</summary>
    public async Task<bool> ProvideAsync(ScratchFolder folder, ServerUser? user, CancellationToken cancellation)
    {
        var template = new ServerTemplate(CachePath, "ibdata1");
        if (template.TryProvide(folder.Data, user))
            return true;
        await InitialiseAsync(folder, user, cancellation);
        Tidy(folder.Data);
        template.Keep(folder.Data);
        return false;
    }

    /// <summary>Forgets a template that does not work.</summary>
    public void Forget() => new ServerTemplate(CachePath, "ibdata1").Forget();

    /// <summary>The server.</summary>
    public ServerBinaries Binaries => binaries;

    /// <summary>True: names of tables are stored in lower case.</summary>
    public bool FoldsNames => foldsNames;

    /// <summary>Where the template of a program is kept.</summary>
    public string CachePath =>
        ServerTemplate.PathOf(
            $"{binaries.Version.DisplayName.ToLowerInvariant()}-{binaries.Version.Number}",
            binaries.Program,
            Arguments,
            environment
        );

    /// <summary>MariaDB's installer knows nothing of the names, and its server takes any data folder.</summary>
    private string[] Arguments =>
        binaries.Version.IsMariaDb ? MariaDb
        : foldsNames ? [.. MySql, Folding]
        : MySql;

    private async Task InitialiseAsync(ScratchFolder folder, ServerUser? user, CancellationToken cancellation)
    {
        if (Directory.Exists(folder.Data))
            Directory.Delete(folder.Data, recursive: true);
        var program = binaries.Version.IsMariaDb
            ? binaries.Installer
                ?? throw UndriftException.Failed(
                    "MariaDB's program mariadb-install-db is not on this machine",
                    binaries.Program,
                    "install the whole server (Debian, Ubuntu: apt install mariadb-server), or name a server with --scratch URL"
                )
            : binaries.Program;
        var (exit, output, errors) = await ChildProgram.RunAsync(
            program,
            [.. Arguments, $"--datadir={folder.Data}"],
            folder.Path,
            user,
            cancellation
        );
        if (exit != 0)
            throw UndriftException.Failed(
                $"a data folder cannot be initialised: {LastLines(errors.Trim().Length > 0 ? errors : output)}",
                program,
                $"repair the installation, choose another program with {ServerBinaries.Variable}, or name a server with --scratch URL"
            );
    }

    /// <summary>Two servers of one folder must not have one identity; the rest is written anew at each start.</summary>
    private static void Tidy(string data)
    {
        foreach (var name in (string[])["auto.cnf", "ib_buffer_pool"])
            File.Delete(Path.Combine(data, name));
    }

    private static string LastLines(string text) => string.Join('\n', text.Trim().Split('\n').TakeLast(10));
}
