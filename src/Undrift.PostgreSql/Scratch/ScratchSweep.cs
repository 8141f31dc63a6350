using System.ComponentModel;
using System.Diagnostics;

namespace Undrift.PostgreSql;

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
                EndServer(folder.Data);
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

    /// <summary>Ends the server of the data folder, if the process named in its postmaster.pid is that server.</summary>
    private static void EndServer(string data)
    {
        var file = Path.Combine(data, "postmaster.pid");
        if (!File.Exists(file))
            return;
        var lines = File.ReadAllLines(file);
        if (
            lines.Length < 3
            || !int.TryParse(lines[0], out var id)
            || !long.TryParse(lines[2], out var started)
            || id <= 1
        )
            return;
        try
        {
            using var process = Process.GetProcessById(id);
            if (IsServer(process, data, started))
                ServerProcess.End(process);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or Win32Exception)
        {
            // No such process, or it just ended.
        }
    }

    /// <summary>The number alone proves nothing: it may be reused, or come from another container.</summary>
    private static bool IsServer(Process process, string data, long started)
    {
        if (process.ProcessName != "postgres")
            return false;
        var folder = new DirectoryInfo($"/proc/{process.Id}/cwd");
        if (OperatingSystem.IsLinux())
            return folder.LinkTarget == data;
        var start = new DateTimeOffset(process.StartTime.ToUniversalTime()).ToUnixTimeSeconds();
        return Math.Abs(start - started) <= 2;
    }
}
