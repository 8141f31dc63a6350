using System.Globalization;

namespace Undrift;

/// <summary>
/// The processes of a project's command: what it started, and whatever has the run's id in its environment, so that one is
/// found although its parents have ended or Undrift itself was killed. Linux only; elsewhere none is found.
/// </summary>
internal static class CommandProcesses
{
    /// <summary>The variable by which the processes of a run are known.</summary>
    public const string RunVariable = "UNDRIFT_RUN";

    private sealed record Status(int Id, int Parent, bool Runs);

    /// <summary>The processes that run.</summary>
    /// <param name="run">The run's id.</param>
    /// <param name="root">The process that was started; null: not known any more.</param>
    public static IReadOnlyList<int> Of(string run, int? root)
    {
        if (!OperatingSystem.IsLinux())
            return [];
        var all = Directory.EnumerateDirectories("/proc").Select(Read).OfType<Status>().ToList();
        var mark = $"{RunVariable}={run}";
        var found = all.Where(each => each.Id == root || HasMark(each.Id, mark)).Select(each => each.Id).ToHashSet();
        while (all.Where(each => found.Contains(each.Parent)).Any(each => found.Add(each.Id))) { }
        return [.. all.Where(each => each.Runs && found.Contains(each.Id)).Select(each => each.Id)];
    }

    /// <summary>Sends them a signal; one that has ended meanwhile is passed over.</summary>
    public static void Signal(IReadOnlyList<int> processes, int signal)
    {
        if (OperatingSystem.IsLinux())
            foreach (var process in processes)
                _ = LibC.Kill(process, signal);
    }

    /// <summary>What proc(5) says in <c>stat</c>: number, name in parentheses, state, parent.</summary>
    private static Status? Read(string folder)
    {
        if (!int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            return null;
        var fields = Text(Path.Combine(folder, "stat")).Split(") ")[^1].Split(' ');
        return fields.Length > 1 && int.TryParse(fields[1], CultureInfo.InvariantCulture, out var parent)
            ? new Status(id, parent, fields[0] is not ("Z" or "X"))
            : null;
    }

    private static bool HasMark(int process, string mark) =>
        Text($"/proc/{process}/environ").Split('\0').Contains(mark);

    private static string Text(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It has ended, or is another user's.
            return "";
        }
    }
}
