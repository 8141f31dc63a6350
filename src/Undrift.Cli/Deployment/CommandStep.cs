using System.ComponentModel;
using System.Diagnostics;

namespace Undrift.Cli;

/// <summary>How the command ended.</summary>
/// <param name="ExitCode">Its exit code; null: it was ended.</param>
/// <param name="Milliseconds">How long it took.</param>
/// <param name="Outcome">Succeeded, failed, timed out or cancelled.</param>
internal sealed record CommandEnd(int? ExitCode, long Milliseconds, DeploymentOutcome Outcome);

/// <summary>
/// Runs the project's command: no shell, the user's own environment, our own input and output, so that every byte goes
/// through as it comes and a person can answer it. What takes too long is ended, here and at the server.
/// </summary>
internal sealed class CommandStep(
    DeploymentGround ground,
    DeploymentCommand command,
    IDeploymentTarget target,
    IDeploymentLock held,
    string run
)
{
    private const string Lost = "lost: its connection was cut; another deployment could begin while the command ran";

    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(30);

    /// <summary>Runs it to its end.</summary>
    /// <exception cref="UndriftException">It cannot be started.</exception>
    public async Task<CommandEnd> RunAsync(CancellationToken cancellation)
    {
        var (clock, timeout) = (ground.Host.Clock, ground.Options.TimeoutOf(ground.Parsed));
        await ground.Host.Out.FlushAsync(cancellation);
        var started = clock.GetTimestamp();
        long Elapsed() => (long)clock.GetElapsedTime(started).TotalMilliseconds;
        using var process = Start();
        using var limit = new CancellationTokenSource(timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        var beating = BeatAsync(either.Token);
        try
        {
            await process.WaitForExitAsync(either.Token);
            var code = process.ExitCode;
            if (!await held.IsHeldAsync(cancellation))
                ground.Say("lock", Lost);
            return new CommandEnd(code, Elapsed(), code == 0 ? DeploymentOutcome.Succeeded : DeploymentOutcome.Failed);
        }
        catch (OperationCanceledException)
        {
            var cancelled = cancellation.IsCancellationRequested;
            ground.Say(
                "command",
                cancelled ? "cancelled: it is ended" : $"took longer than {Duration.Text(timeout)}: it is ended"
            );
            await new CommandEnding(ground, held, run).EndAsync(process);
            var outcome = cancelled ? DeploymentOutcome.Cancelled : DeploymentOutcome.TimedOut;
            return new CommandEnd(null, Elapsed(), outcome);
        }
        finally
        {
            await either.CancelAsync();
            await beating;
        }
    }

    private Process Start()
    {
        var start = new ProcessStartInfo(command.Words[0], command.Words.Skip(1))
        {
            UseShellExecute = false,
            WorkingDirectory = command.Folder ?? "",
        };
        foreach (var (name, value) in Variables())
            start.Environment[name] = value;
        OwnDescriptors.Keep();
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw UndriftException.Failed(
                $"the command cannot be started: {e.Message}",
                command.Shown,
                "check that it may be executed",
                e
            );
        }
    }

    /// <summary>What the command finds besides the user's own environment, of which nothing is replaced but the mark of the run.</summary>
    private Dictionary<string, string> Variables()
    {
        var (door, own) = (target.Door, ground.Project.Variable);
        var added = new Dictionary<string, string>(target.MarksOf(run), StringComparer.Ordinal)
        {
            [CommandProcesses.RunVariable] = run,
        };
        if (ground.Project.Environment is { } environment)
            added["UNDRIFT_ENVIRONMENT"] = environment;
        if (own("DATABASE_URL") is null or "")
            added["DATABASE_URL"] = door.Url;
        // One variable of the user's own and ours beside it could name a third database.
        if (door.Variables.Keys.All(name => own(name) is null or ""))
            foreach (var (name, value) in door.Variables)
                added[name] = value;
        return added;
    }

    /// <summary>Keeps the lock's connection alive, and says when the lock is lost. The command goes on: to cut it off would be worse.</summary>
    private async Task BeatAsync(CancellationToken cancellation)
    {
        try
        {
            do await Task.Delay(Beat, ground.Host.Clock, cancellation);
            while (await held.IsHeldAsync(cancellation));
            ground.Say("lock", Lost);
        }
        catch (OperationCanceledException)
        {
            // The command has ended.
        }
    }
}
