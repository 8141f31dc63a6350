namespace Undrift.PostgreSql;

/// <summary>A freshly initialised cluster, from the cache where there is one.</summary>
internal static class ClusterTemplate
{
    /// <summary>The bootstrap superuser: owner of all that names no other owner.</summary>
    public const string Superuser = "undrift";

    /// <summary>C: present everywhere, and no definition text depends on it. The session's messages are English.</summary>
    private static readonly string[] Arguments =
    [
        "--username=" + Superuser,
        "--auth=trust", // the folder is 0700 and there is no network
        "--encoding=UTF8",
        "--locale=C",
        "--wal-segsize=1",
        "--no-sync",
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
        template.Keep(folder.Data);
        return false;
    }

    /// <summary>Forgets a template that does not work.</summary>
    public static void Forget(ServerBinaries binaries, ClientEnvironment environment) =>
        Of(binaries, environment).Forget();

    /// <summary>Where the template of these programs is kept.</summary>
    public static string CachePath(ServerBinaries binaries, ClientEnvironment environment) =>
        ServerTemplate.PathOf($"postgresql-{binaries.Version}", binaries.Program("postgres"), Arguments, environment);

    private static ServerTemplate Of(ServerBinaries binaries, ClientEnvironment environment) =>
        new(CachePath(binaries, environment), "PG_VERSION");

    private static async Task InitialiseAsync(
        ServerBinaries binaries,
        ScratchFolder folder,
        ServerUser? user,
        CancellationToken cancellation
    )
    {
        if (Directory.Exists(folder.Data))
            Directory.Delete(folder.Data, recursive: true);
        var program = binaries.Program("initdb");
        var (exit, _, errors) = await ChildProgram.RunAsync(
            program,
            ["-D", folder.Data, .. Arguments],
            folder.Path,
            user,
            cancellation
        );
        if (exit != 0)
            throw UndriftException.Failed(
                $"initdb failed: {errors.Trim()}",
                program,
                "repair the installation, choose another one with UNDRIFT_PG_BIN, or name a server with --scratch URL"
            );
    }
}
