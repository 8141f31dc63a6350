using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;

namespace Undrift;

/// <summary>
/// The private folder (mode 0700) of one scratch server. A lock on its <c>owner</c> file is held as long as this process
/// lives; the kernel lets it go when the process dies, however it dies, and the next run sweeps what is not locked. A lock
/// cannot be fooled by a reused process number, nor by the numbers of another container that shares the folder.
/// </summary>
internal sealed class ScratchFolder : IDisposable
{
    /// <summary>Begins the name of every scratch folder.</summary>
    public const string Prefix = "undrift-db-";

    /// <summary>The file that is locked.</summary>
    public const string OwnerFile = "owner";

    private const string ServerFile = "server";

    /// <summary>sun_path holds 108 bytes on Linux, 104 on macOS, with the closing zero; the socket's name takes the rest.</summary>
    private const int LongestPath = 103 - 15;

    /// <summary>A cluster takes 40 MB; below this a desired schema of some size would fill a small /dev/shm.</summary>
    private const long LeastSpace = 512L * 1024 * 1024;

    private readonly FileStream owner;

    private ScratchFolder(string path, FileStream owner) => (Path, this.owner) = (path, owner);

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>The server's data folder.</summary>
    public string Data => System.IO.Path.Combine(Path, "data");

    /// <summary>The folders in which scratch folders are made, the fastest first.</summary>
    public static IEnumerable<string> Parents(ClientEnvironment environment)
    {
        if (OperatingSystem.IsLinux())
            yield return "/dev/shm";
        if (!Environment.IsPrivilegedProcess && environment.NonEmpty("XDG_RUNTIME_DIR") is { } runtime)
            yield return runtime;
        yield return System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetTempPath());
        if (!OperatingSystem.IsWindows())
            yield return "/tmp";
    }

    /// <summary>Makes a folder for the user in the first place that can hold it.</summary>
    public static ScratchFolder Create(ClientEnvironment environment, ServerUser? user)
    {
        foreach (var parent in Parents(environment).Distinct().Where(CanHold))
        {
            var path = System.IO.Path.Combine(parent, Prefix + RandomNumberGenerator.GetHexString(16, lowercase: true));
            try
            {
                return Make(path, user);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Not writable for us: the next one.
            }
        }
        throw UndriftException.Failed(
            "no folder was found for a scratch server",
            string.Join(", ", Parents(environment).Distinct()),
            "make 512 MB of space in one of them, or name a server with --scratch URL"
        );
    }

    /// <summary>Takes over a folder whose owner is gone; null when it is in use or not ours.</summary>
    public static ScratchFolder? TryTakeOver(string path)
    {
        try
        {
            return new ScratchFolder(path, Lock(path, FileMode.Open));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Notes which process works in the folder, for a sweep that finds it abandoned.</summary>
    public void Remember(Process server) =>
        File.WriteAllText(
            System.IO.Path.Combine(Path, ServerFile),
            string.Create(CultureInfo.InvariantCulture, $"{server.Id} {StartOf(server)}")
        );

    /// <summary>The number and the start of the remembered process; empty when there is none.</summary>
    public string[] Remembered()
    {
        var file = System.IO.Path.Combine(Path, ServerFile);
        return File.Exists(file) ? File.ReadAllText(file).Split(' ') : [];
    }

    /// <summary>When a process began, in seconds; 0 when it has ended.</summary>
    public static long StartOf(Process process)
    {
        try
        {
            return new DateTimeOffset(process.StartTime.ToUniversalTime()).ToUnixTimeSeconds();
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return 0;
        }
    }

    /// <summary>Removes the folder with all that is in it, then lets the lock go.</summary>
    public void Dispose()
    {
        Delete(Path);
        owner.Dispose();
    }

    /// <summary>Lets the lock go and leaves the folder, as a crash does.</summary>
    internal void Abandon() => owner.Dispose();

    private static ScratchFolder Make(string path, ServerUser? user)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var folder = new ScratchFolder(path, Lock(path, FileMode.CreateNew));
        user?.Own(path);
        return folder;
    }

    private static FileStream Lock(string path, FileMode mode) =>
        new(System.IO.Path.Combine(path, OwnerFile), mode, FileAccess.ReadWrite, FileShare.None);

    private static bool CanHold(string parent)
    {
        try
        {
            return System.Text.Encoding.UTF8.GetByteCount(parent) + Prefix.Length + 17 <= LongestPath
                && Directory.Exists(parent)
                && new DriveInfo(parent).AvailableFreeSpace >= LeastSpace;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static void Delete(string path)
    {
        // A server process that is just ending may still write a file into a folder that is being removed.
        for (var attempt = 1; Directory.Exists(path); attempt++)
        {
            try
            {
                Directory.Delete(path, recursive: true);
            }
            catch (Exception e) when (attempt < 20 && e is IOException or UnauthorizedAccessException)
            {
                Thread.Sleep(10);
            }
        }
    }
}
