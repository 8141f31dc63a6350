using System.Runtime.InteropServices;

namespace Undrift;

/// <summary>What .NET has no call for: signals other than SIGKILL, and giving a file to another user.</summary>
internal static partial class LibC
{
    /// <summary>PostgreSQL's immediate shutdown: no checkpoint, the files are thrown away anyway.</summary>
    public const int Quit = 3;

    /// <summary>Asks a process to end.</summary>
    public const int Terminate = 15;

    /// <summary>Ends a process without asking it; what it left in memory is thrown away anyway.</summary>
    public const int KillNow = 9;

    /// <summary>Sends a signal; 0 on success.</summary>
    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int Kill(int process, int signal);

    /// <summary>Changes a descriptor; with F_SETFD and FD_CLOEXEC it is closed in programs that are started.</summary>
    [LibraryImport("libc", EntryPoint = "fcntl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int Control(int descriptor, int command, int value);

    /// <summary>Gives a file to a user, without following a link; 0 on success.</summary>
    [LibraryImport("libc", EntryPoint = "lchown", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int ChangeOwner(string path, uint user, uint group);
}
