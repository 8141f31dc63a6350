using System.Security.Cryptography;
using System.Text;

namespace Undrift;

/// <summary>
/// A freshly initialised data folder, kept in the user's cache folder: to initialise one takes half a second and more, a copy a
/// tenth. One per program file; a folder appears complete, by a rename, so that runs at the same time cannot disturb each
/// other.
/// </summary>
/// <param name="path">Where it is kept.</param>
/// <param name="marker">A file that every data folder of this server has.</param>
internal sealed class ServerTemplate(string path, string marker)
{
    /// <summary>Where the template of a program is kept.</summary>
    /// <param name="name">Begins the folder's name.</param>
    /// <param name="program">The server's program: another file is another template.</param>
    /// <param name="arguments">What it is initialised with.</param>
    /// <param name="environment">Where the cache folder is.</param>
    public static string PathOf(
        string name,
        string program,
        IEnumerable<string> arguments,
        ClientEnvironment environment
    )
    {
        var file = new FileInfo(program);
        var identity = string.Join(
            '\n',
            [.. arguments, file.FullName, $"{file.Length}", $"{file.LastWriteTimeUtc.Ticks}"]
        );
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity)))[..16];
        var root = environment.NonEmpty("XDG_CACHE_HOME") ?? Path.Combine(environment.HomeFolder, ".cache");
        return Path.Combine(root, "undrift", $"{name}-{key}");
    }

    /// <summary>Copies the template to a data folder; false when there is none, or it cannot be copied.</summary>
    public bool TryProvide(string data, ServerUser? user) =>
        File.Exists(Path.Combine(path, marker)) && TryCopy(path, data, user);

    /// <summary>Keeps a data folder. A cache that cannot be written, or that another run filled meanwhile, is no failure.</summary>
    public void Keep(string data)
    {
        var fresh = $"{path}.{RandomNumberGenerator.GetHexString(8, lowercase: true)}";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            if (TryCopy(data, fresh, null))
                Directory.Move(fresh, path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (Directory.Exists(fresh))
                Directory.Delete(fresh, recursive: true);
        }
    }

    /// <summary>Forgets a template that does not work.</summary>
    public void Forget()
    {
        if (Directory.Exists(path))
            Directory.Delete(path, recursive: true);
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
        // PostgreSQL refuses a data folder that others may enter.
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
