using System.ComponentModel;
using System.Diagnostics;

namespace Undrift.PostgreSql;

/// <summary>A running server process of our own.</summary>
internal sealed class ServerProcess
{
    private const int KeptLines = 20;

    private readonly Process process;
    private readonly Queue<string> log = new();

    private ServerProcess(Process process)
    {
        this.process = process;
        // Unread pipes would block the server.
        process.OutputDataReceived += (_, line) => Remember(line.Data);
        process.ErrorDataReceived += (_, line) => Remember(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>The process number.</summary>
    public int Id => process.Id;

    /// <summary>The last lines that the server wrote.</summary>
    public string Log
    {
        get
        {
            lock (log)
                return string.Join(Environment.NewLine, log);
        }
    }

    /// <summary>Starts the server and waits until it takes connections; null when it ended instead (see <paramref name="errors"/>).</summary>
    public static async Task<ServerProcess?> StartAsync(
        ServerBinaries binaries,
        ScratchFolder folder,
        IReadOnlyDictionary<string, string> settings,
        ServerUser? user,
        Action<string> errors,
        CancellationToken cancellation
    )
    {
        var arguments = settings.SelectMany(s => new[] { "-c", $"{s.Key}={s.Value}" });
        string[] command = [.. OwnSession(), binaries.Program("postgres"), "-D", folder.Data, .. arguments];
        var server = new ServerProcess(ChildProgram.Start(command[0], command[1..], folder.Path, user));
        try
        {
            if (await server.IsReadyAsync(folder, cancellation))
                return server;
            await server.process.WaitForExitAsync(cancellation);
            errors(server.Log);
            server.process.Dispose();
            return null;
        }
        catch (OperationCanceledException)
        {
            server.Stop();
            throw;
        }
    }

    /// <summary>Ends the server at once.</summary>
    public void Stop()
    {
        End(process);
        process.Dispose();
    }

    /// <summary>Immediate shutdown, and what cannot be asked nicely is killed.</summary>
    public static void End(Process process)
    {
        try
        {
            if (!OperatingSystem.IsWindows() && LibC.Kill(process.Id, LibC.Quit) == 0 && process.WaitForExit(5000))
                return;
            process.Kill(entireProcessTree: true);
            process.WaitForExit(5000);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception)
        {
            // It has ended.
        }
    }

    /// <summary>
    /// In a session of its own, a server does not get the terminal's Ctrl-C, which would cut off the statement that is just
    /// being cancelled. setsid becomes the server, with the same process number.
    /// </summary>
    private static string[] OwnSession() => File.Exists("/usr/bin/setsid") ? ["/usr/bin/setsid"] : [];

    /// <summary>The server writes its state into line 8 of postmaster.pid (LOCK_FILE_LINE_PM_STATUS).</summary>
    private async Task<bool> IsReadyAsync(ScratchFolder folder, CancellationToken cancellation)
    {
        var file = Path.Combine(folder.Data, "postmaster.pid");
        while (!process.HasExited)
        {
            if (Status(file).StartsWith("ready", StringComparison.Ordinal))
                return true;
            await Task.Delay(3, cancellation);
        }
        return false;
    }

    private static string Status(string file)
    {
        try
        {
            return File.Exists(file) ? File.ReadLines(file).ElementAtOrDefault(7) ?? "" : "";
        }
        catch (IOException)
        {
            return ""; // Being replaced just now.
        }
    }

    private void Remember(string? line)
    {
        if (line is null)
            return;
        lock (log)
        {
            log.Enqueue(line);
            if (log.Count > KeptLines)
                log.Dequeue();
        }
    }
}
