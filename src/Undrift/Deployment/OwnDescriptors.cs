using System.Globalization;

namespace Undrift;

/// <summary>
/// Keeps what is open to this process. C libraries open sockets that a program started later inherits: the session that holds
/// a lock would outlive this process, and stand open to a program that has nothing to do with it.
/// </summary>
internal static class OwnDescriptors
{
    private const int StandardError = 2;

    /// <summary>F_SETFD and FD_CLOEXEC of Linux.</summary>
    private const int SetFlags = 2;
    private const int CloseOnExec = 1;

    /// <summary>Closes everything but the standard streams to programs that are started from now on. Linux only.</summary>
    public static void Keep()
    {
        if (!OperatingSystem.IsLinux())
            return;
        foreach (var entry in Directory.GetFileSystemEntries("/proc/self/fd"))
            if (
                int.TryParse(Path.GetFileName(entry), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && number > StandardError
            )
                _ = LibC.Control(number, SetFlags, CloseOnExec);
    }
}
