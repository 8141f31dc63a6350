using System.Diagnostics;

namespace Undrift;

/// <summary>
/// A client program of a database, which gets its login from a private folder or its environment, never from its arguments.
/// What it reads and writes goes through this process: when this one dies, the program finds its pipe closed and ends.
/// </summary>
/// <param name="File">The program.</param>
/// <param name="Folder">Its working folder and home.</param>
/// <param name="Variables">What it finds in its environment.</param>
internal sealed record ClientTool(string File, string Folder, IReadOnlyDictionary<string, string> Variables)
{
    private const int Lines = 20;

    /// <summary>How long a program that closed its pipe has to say why.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Takes secrets out of what the program says.</summary>
    public Func<string, string> Redact { get; init; } = text => text;

    /// <summary>Runs it to its end.</summary>
    /// <param name="arguments">Its arguments: no secret in them.</param>
    /// <param name="feed">Writes its standard input; null: it has none.</param>
    /// <param name="output">Takes its standard output; null: nobody wants it.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="ClientToolException">It failed.</exception>
    /// <exception cref="IOException">The output cannot be written.</exception>
    public async Task RunAsync(
        IReadOnlyList<string> arguments,
        Func<Stream, CancellationToken, Task>? feed,
        Stream? output,
        CancellationToken cancellation
    )
    {
        using var process = ChildProgram.Start(File, arguments, Folder, null, Variables, hasInput: feed is not null);
        using var guard = new Guard(process);
        var errors = process.StandardError.ReadToEndAsync(cancellation);
        try
        {
            var copying = process.StandardOutput.BaseStream.CopyToAsync(output ?? Stream.Null, cancellation);
            if (feed is not null)
                await FeedAsync(process, feed, cancellation);
            await copying;
            await process.WaitForExitAsync(cancellation);
        }
        catch
        {
            guard.End();
            throw;
        }
        if (process.ExitCode != 0)
            throw Failure(process.ExitCode, await errors);
    }

    private async Task FeedAsync(
        Process process,
        Func<Stream, CancellationToken, Task> feed,
        CancellationToken cancellation
    )
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        // A program that ends early says why: what is still being written for it does not matter then.
        _ = process.WaitForExitAsync(ended.Token).ContinueWith(_ => ended.Cancel(), TaskScheduler.Default);
        try
        {
            await feed(process.StandardInput.BaseStream, ended.Token);
            process.StandardInput.Close();
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!process.WaitForExit(Patience))
                throw;
            if (process.ExitCode == 0)
                throw new ClientToolException($"{Path.GetFileName(File)} ended before it had read everything");
        }
    }

    private ClientToolException Failure(int exit, string errors)
    {
        var said = string.Join("; ", errors.Trim().Split('\n').TakeLast(Lines).Select(line => line.Trim()));
        var name = Path.GetFileName(File);
        return new ClientToolException(
            said.Length == 0 ? $"{name} ended with exit code {exit}" : $"{name}: {Visible.Text(Redact(said))}"
        );
    }

    /// <summary>Ends the program with this process.</summary>
    private sealed class Guard : IDisposable
    {
        public Guard(Process process)
        {
            ExitGuard.Prepare();
            ExitGuard.Add(this, () => ChildServer.End(process, LibC.KillNow));
        }

        public void End() => ExitGuard.End(this);

        public void Dispose() => ExitGuard.Forget(this);
    }
}

/// <summary>A client program failed; turned into an <see cref="UndriftException"/> where the context is known.</summary>
internal sealed class ClientToolException(string message) : Exception(message);
