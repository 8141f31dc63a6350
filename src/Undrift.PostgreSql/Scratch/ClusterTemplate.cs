using System.Security.Cryptography;
using System.Text;

namespace Undrift.PostgreSql;

/// <summary>
/// A freshly initialised cluster, kept in the user's cache folder: initdb takes half a second and more, a copy a tenth. One
/// per program file; a folder appears complete, by a rename, so that runs at the same time cannot disturb each other.
/// </summary>
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
        var cached = CachePath(binaries, environment);
        if (File.Exists(Path.Combine(cached, "PG_VERSION")) && TryCopy(cached, folder.Data, user))
            return true;
        await InitialiseAsync(binaries, folder, user, cancellation);
        Keep(folder.Data, cached);
        return false;
    }

    /// <summary>Forgets a template that does not work.</summary>
    public static void Forget(ServerBinaries binaries, ClientEnvironment environment)
    {
        var cached = CachePath(binaries, environment);
        if (Directory.Exists(cached))
            Directory.Delete(cached, recursive: true);
    }

    /// <summary>Where the template of these programs is kept.</summary>
    public static string CachePath(ServerBinaries binaries, ClientEnvironment environment)
    {
        var program = new FileInfo(binaries.Program("postgres"));
        var identity = string.Join(
            '\n',
            [.. Arguments, program.FullName, $"{program.Length}", $"{program.LastWriteTimeUtc.Ticks}"]
        );
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity)))[..16];
        var root = environment.NonEmpty("XDG_CACHE_HOME") ?? Path.Combine(environment.HomeFolder, ".cache");
        return Path.Combine(root, "undrift", $"postgresql-{binaries.Version}-{key}");
    }

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

    /// <summary>A cache that cannot be written, or that another run filled meanwhile, is no failure.</summary>
    private static void Keep(string data, string cached)
    {
        var fresh = $"{cached}.{RandomNumberGenerator.GetHexString(8, lowercase: true)}";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(cached)!);
            if (TryCopy(data, fresh, null))
                Directory.Move(fresh, cached);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (Directory.Exists(fresh))
                Directory.Delete(fresh, recursive: true);
        }
    }

    private static bool TryCopy(string from, string to, ServerUser? user)
    {
        try
        {
            CopyFolder(new DirectoryInfo(from), to, user);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (Directory.Exists(to))
                Directory.Delete(to, recursive: true);
            return false;
        }
    }

    private static void CopyFolder(DirectoryInfo from, string to, ServerUser? user)
    {
        // The server refuses a data folder that others may enter.
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(to);
        else
            Directory.CreateDirectory(to, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        user?.Own(to);
        foreach (var entry in from.EnumerateFileSystemInfos())
        {
            var target = Path.Combine(to, entry.Name);
            if (entry is DirectoryInfo folder)
            {
                CopyFolder(folder, target, user);
                continue;
            }
            File.Copy(entry.FullName, target);
            user?.Own(target);
        }
    }
}
