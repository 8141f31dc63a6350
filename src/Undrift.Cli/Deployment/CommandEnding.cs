using System.ComponentModel;
using System.Diagnostics;

namespace Undrift.Cli;

/// <summary>Ends a command: its processes, first asked and then made to, and its sessions at the server.</summary>
internal sealed class CommandEnding(DeploymentGround ground, IDeploymentLock held, string run)
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(50);

    /// <summary>Ends all of it, and says what could not be ended.</summary>
    public async Task EndAsync(Process process)
    {
        var processes = CommandProcesses.Of(run, process.Id);
        // While they are there: afterwards nobody knows whose the sessions were.
        var trace = new CommandTrace(run, ClientSockets.Of(processes), processes, Others: true);
        await EndProcessesAsync(process, processes);
        try
        {
            await EndSessionsAsync(trace);
        }
        catch (UndriftException unseen)
        {
            ground.Say("server", $"what the command left there could not be seen: {unseen.Message} ({unseen.Where})");
        }
    }

    private async Task EndProcessesAsync(Process process, IReadOnlyList<int> processes)
    {
        CommandProcesses.Signal(processes, LibC.Terminate);
        if (processes.Count == 0 || !await WithinAsync(() => Gone(process)))
        {
            CommandProcesses.Signal(CommandProcesses.Of(run, process.Id), LibC.KillNow);
            try
            {
                process.Kill(entireProcessTree: true);
            }
            catch (Exception e) when (e is InvalidOperationException or Win32Exception)
            {
                // It ended meanwhile.
            }
        }
        var ended = await WithinAsync(() => Gone(process));
        ground.Say(
            "command",
            ended
                ? $"ended, {KindWords.Count(Math.Max(1, processes.Count), "process")}"
                : $"not ended: process {string.Join(", ", CommandProcesses.Of(run, process.Id))}"
        );
    }

    private bool Gone(Process process) => process.HasExited && CommandProcesses.Of(run, process.Id).Count == 0;

    private async Task EndSessionsAsync(CommandTrace trace)
    {
        var own = (await held.SessionsAsync(trace, CancellationToken.None)).Where(each => each.IsCertain).ToList();
        var problems = new List<string>();
        foreach (var session in own)
            try
            {
                await held.EndAsync(session, CancellationToken.None);
            }
            catch (UndriftException failed)
            {
                // It may have ended by itself: what counts is whether it is still there.
                problems.Add(failed.Message);
            }
        IReadOnlyList<CommandSession> left = [];
        await WithinAsync(async () =>
            !(left = await held.SessionsAsync(trace, CancellationToken.None)).Any(each => each.IsCertain)
        );
        var certain = left.Where(each => each.IsCertain).ToList();
        if (own.Count > certain.Count)
            ground.Say(
                "server",
                $"{KindWords.Count(own.Count - certain.Count, "session")} of the command ended; what it had not committed is undone, and its locks are free"
            );
        foreach (var session in certain)
            ground.Say(
                "server",
                $"{session.Words} is the command's and still there ({string.Join("; ", problems)}): end it with {session.EndedBy}"
            );
        foreach (var session in left.Where(each => !each.IsCertain))
            ground.Say("server", $"{session.Words} may be the command's: end it, if so, with {session.EndedBy}");
    }

    private Task<bool> WithinAsync(Func<bool> holds) => WithinAsync(() => Task.FromResult(holds()));

    private async Task<bool> WithinAsync(Func<Task<bool>> holds)
    {
        var started = Stopwatch.GetTimestamp();
        while (!await holds())
        {
            if (Stopwatch.GetElapsedTime(started) > Grace)
                return false;
            await Task.Delay(Between, ground.Host.Clock, CancellationToken.None);
        }
        return true;
    }
}
