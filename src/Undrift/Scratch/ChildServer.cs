using System.ComponentModel;
using System.Diagnostics;

namespace Undrift;

/// <summary>How a database server is started as a child of this process.</summary>
/// <param name="Command">The program and its arguments.</param>
/// <param name="Folder">The scratch folder: working folder, and home.</param>
/// <param name="User">Whom to run as; null: as this process.</param>
/// <param name="IsReady">True when the server takes connections; asked again and again, with its last lines.</param>
/// <param name="StopSignal">The signal that ends it at once, without saving what is thrown away anyway.</param>
internal sealed record ServerStart(
    IReadOnlyList<string> Command,
    ScratchFolder Folder,
    ServerUser? User,
    Func<string, bool> IsReady,
    int StopSignal
);

/// <summary>A running server process of our own.</summary>
internal sealed class ChildServer
{
    private const int KeptLines = 20;

    private readonly Process process;
    private readonly int signal;
    private readonly Queue<string> log = new();

    private ChildServer(Process process, int signal)
    {
        (this.process, this.signal) = (process, signal);
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

    /// <summary>Starts the server and waits until it takes connections; null when it ended instead.</summary>
    /// <param name="start">What to start.</param>
    /// <param name="errors">Gets the last lines of a server that ended.</param>
    /// <param name="cancellation">Ends the start.</param>
    public static async Task<ChildServer?> StartAsync(
        ServerStart start,
        Action<string> errors,
        CancellationToken cancellation
    )
    {
        string[] command = [.. OwnSession(), .. start.Command];
        var child = ChildProgram.Start(command[0], command[1..], start.Folder.Path, start.User);
        start.Folder.Remember(child);
        var server = new ChildServer(child, start.StopSignal);
        try
        {
            if (await server.WaitAsync(start.IsReady, cancellation))
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
        End(process, signal);
        process.Dispose();
    }

    /// <summary>Ends a process by a signal, and what does not heed it is killed.</summary>
    public static void End(Process process, int signal)
    {
        try
        {
            if (!OperatingSystem.IsWindows() && LibC.Kill(process.Id, signal) == 0 && process.WaitForExit(5000))
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

    private async Task<bool> WaitAsync(Func<string, bool> isReady, CancellationToken cancellation)
    {
        while (!process.HasExited)
        {
            if (isReady(Log))
                return true;
            await Task.Delay(3, cancellation);
        }
        return false;
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
