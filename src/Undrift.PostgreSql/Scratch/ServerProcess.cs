namespace Undrift.PostgreSql;

/// <summary>Starts PostgreSQL's server.</summary>
internal static class ServerProcess
{
    /// <summary>Starts the server and waits until it takes connections; null when it ended instead (see <paramref name="errors"/>).</summary>
    public static Task<ChildServer?> StartAsync(
        ServerBinaries binaries,
        ScratchFolder folder,
        IReadOnlyDictionary<string, string> settings,
        ServerUser? user,
        Action<string> errors,
        CancellationToken cancellation
    )
    {
        var arguments = settings.SelectMany(s => new[] { "-c", $"{s.Key}={s.Value}" });
        var start = new ServerStart(
            [binaries.Program("postgres"), "-D", folder.Data, .. arguments],
            folder,
            user,
            _ => Status(folder).StartsWith("ready", StringComparison.Ordinal),
            LibC.Quit
        );
        return ChildServer.StartAsync(start, errors, cancellation);
    }

    /// <summary>The server writes its state into line 8 of postmaster.pid (LOCK_FILE_LINE_PM_STATUS).</summary>
    private static string Status(ScratchFolder folder)
    {
        var file = Path.Combine(folder.Data, "postmaster.pid");
        try
        {
            return File.Exists(file) ? File.ReadLines(file).ElementAtOrDefault(7) ?? "" : "";
        }
        catch (IOException)
        {
            return ""; // Being replaced just now.
        }
    }
}
