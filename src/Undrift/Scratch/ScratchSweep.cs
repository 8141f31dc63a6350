using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Undrift;

/// <summary>Removes what runs that crashed left behind: their scratch folders and the servers in them.</summary>
internal static class ScratchSweep
{
    /// <summary>Sweeps the parents; what cannot be removed (another user's) is left alone. Returns what was removed.</summary>
    public static IReadOnlyList<string> Run(IEnumerable<string> parents)
    {
        var swept = new List<string>();
        foreach (var path in parents.Distinct().Where(Directory.Exists).SelectMany(Folders))
        {
            if (ScratchFolder.TryTakeOver(path) is not { } folder)
                continue;
            try
            {
                EndServer(folder);
                folder.Dispose();
                swept.Add(path);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                folder.Abandon();
            }
        }
        return swept;
    }

    private static IEnumerable<string> Folders(string parent)
    {
        try
        {
            return Directory.GetDirectories(parent, ScratchFolder.Prefix + "*");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>Ends the server of the folder, if the process that the folder remembers is that server.</summary>
    private static void EndServer(ScratchFolder folder)
    {
        if (
            folder.Remembered() is not [var number, var begun]
            || !int.TryParse(number, CultureInfo.InvariantCulture, out var id)
            || !long.TryParse(begun, CultureInfo.InvariantCulture, out var started)
            || id <= 1
        )
            return;
        try
        {
            using var process = Process.GetProcessById(id);
            if (IsServer(process, folder, started))
                ChildServer.End(process, LibC.Quit);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or Win32Exception)
        {
            // No such process, or it just ended.
        }
    }

    /// <summary>The number alone proves nothing: it may be reused, or come from another container.</summary>
    private static bool IsServer(Process process, ScratchFolder folder, long started)
    {
        if (OperatingSystem.IsLinux())
            return new DirectoryInfo($"/proc/{process.Id}/cwd").LinkTarget is { } current
                && (current == folder.Path || current == folder.Data);
        return Math.Abs(ScratchFolder.StartOf(process) - started) <= 2;
    }
}
