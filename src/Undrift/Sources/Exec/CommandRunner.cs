using System.ComponentModel;
using System.Diagnostics;

namespace Undrift;

/// <summary>
/// Runs a program of the project: without a shell, in a process group of its own that ends with it, with an environment in
/// which nothing of the user's databases is left.
/// </summary>
/// <param name="timeout">The time-out of a statement; a program has ten times that.</param>
internal sealed class CommandRunner(TimeSpan timeout)
{
    /// <summary>A program starts a language's own machinery before it does anything.</summary>
    private const int TimesTimeout = 10;

    private const int LastLines = 20;

    private readonly TimeSpan _limit = timeout * TimesTimeout;

    /// <summary>Where it is run; null: in the current folder.</summary>
    public string? Folder { get; init; }

    /// <summary>What to do when it fails; null: run it by hand.</summary>
    public string? Next { get; init; }

    /// <summary>Runs it to its end and returns its standard output.</summary>
    /// <param name="words">The program and its arguments.</param>
    /// <param name="variables">What it finds in its environment besides what every program needs.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="UndriftException">It cannot be started, fails, or takes too long.</exception>
    public async Task<string> RunAsync(
        IReadOnlyList<string> words,
        IReadOnlyDictionary<string, string> variables,
        CancellationToken cancellation
    ) => (await RunBothAsync(words, variables, cancellation)).Output;

    /// <summary>The same, with its standard error.</summary>
    /// <param name="words">The program and its arguments.</param>
    /// <param name="variables">What it finds in its environment besides what every program needs.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="UndriftException">It cannot be started, fails, or takes too long.</exception>
    public async Task<CommandOutput> RunBothAsync(
        IReadOnlyList<string> words,
        IReadOnlyDictionary<string, string> variables,
        CancellationToken cancellation
    )
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(_limit);
        using var process = Start(words, variables);
        using var group = new ProcessGroup(process);
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var errors = process.StandardError.ReadToEndAsync(limit.Token);
        try
        {
            await process.WaitForExitAsync(limit.Token);
            // What it left running would hold the pipes open.
            group.End();
            await Task.WhenAll(output, errors);
        }
        catch (OperationCanceledException)
        {
            group.End();
            await process.WaitForExitAsync(CancellationToken.None);
            cancellation.ThrowIfCancellationRequested();
            throw UndriftException.Failed(
                $"the command took longer than {_limit.TotalSeconds:0.#} s and was ended",
                Shown(words),
                $"give it more time with --timeout: a command has {TimesTimeout} times that"
            );
        }
        if (process.ExitCode != 0)
            throw UndriftException.Failed(
                $"the command ended with exit code {process.ExitCode}{Said(await errors, await output)}",
                Shown(words),
                Next ?? "run it by hand with DATABASE_URL set to an empty database"
            );
        return new CommandOutput(await output, await errors);
    }

    private Process Start(IReadOnlyList<string> words, IReadOnlyDictionary<string, string> variables)
    {
        var program = ProgramFinder.Find(words[0]);
        var start = ProcessGroup.OfItsOwn(program, words.Skip(1));
        start.UseShellExecute = false;
        start.WorkingDirectory = Folder ?? "";
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        CommandEnvironment.Clean(start.Environment);
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        try
        {
            var process = Process.Start(start)!;
            process.StandardInput.Close();
            return process;
        }
        catch (Win32Exception e)
        {
            throw UndriftException.Failed(
                $"the command cannot be started: {e.Message}",
                Shown(words),
                "check that it may be executed",
                e
            );
        }
    }

    /// <summary>What it said before it failed: its standard error, else its output.</summary>
    public static string Said(string errors, string output)
    {
        var text = string.IsNullOrWhiteSpace(errors) ? output : errors;
        var lines = text.TrimEnd().Split('\n').Select(line => Visible.Text(line.TrimEnd('\r'))).ToArray();
        var last = lines.TakeLast(LastLines);
        return text.Trim().Length == 0 ? " and said nothing" : ":\n    " + string.Join("\n    ", last);
    }

    private static string Shown(IReadOnlyList<string> words) =>
        Visible.Text(string.Join(' ', words.Select(word => word.Contains('\n') ? "…" : word)));
}

/// <summary>What a program said.</summary>
/// <param name="Output">On standard output.</param>
/// <param name="Errors">On standard error.</param>
internal sealed record CommandOutput(string Output, string Errors);
