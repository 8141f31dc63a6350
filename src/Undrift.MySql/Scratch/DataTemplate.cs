using Undrift.MySql.Connection;

namespace Undrift.MySql.Scratch;

/// <summary>A freshly initialised data folder, from the cache where there is one.</summary>
internal static class DataTemplate
{
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
    public static async Task<bool> ProvideAsync(
        ServerBinaries binaries,
        ScratchFolder folder,
        ServerUser? user,
        ClientEnvironment environment,
        CancellationToken cancellation
    )
    {
        var template = Of(binaries, environment);
        if (template.TryProvide(folder.Data, user))
            return true;
        await InitialiseAsync(binaries, folder, user, cancellation);
        Tidy(folder.Data);
        template.Keep(folder.Data);
        return false;
    }

    /// <summary>Forgets a template that does not work.</summary>
    public static void Forget(ServerBinaries binaries, ClientEnvironment environment) =>
        Of(binaries, environment).Forget();

    /// <summary>Where the template of a program is kept.</summary>
    public static string CachePath(ServerBinaries binaries, ClientEnvironment environment) =>
        ServerTemplate.PathOf(
            $"{binaries.Version.DisplayName.ToLowerInvariant()}-{binaries.Version.Number}",
            binaries.Program,
            Arguments(binaries),
            environment
        );

    private static ServerTemplate Of(ServerBinaries binaries, ClientEnvironment environment) =>
        new(CachePath(binaries, environment), "ibdata1");

    private static string[] Arguments(ServerBinaries binaries) => binaries.Version.IsMariaDb ? MariaDb : MySql;

    private static async Task InitialiseAsync(
        ServerBinaries binaries,
        ScratchFolder folder,
        ServerUser? user,
        CancellationToken cancellation
    )
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
            [.. Arguments(binaries), $"--datadir={folder.Data}"],
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
