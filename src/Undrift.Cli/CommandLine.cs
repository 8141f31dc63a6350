using System.CommandLine;
using System.CommandLine.Invocation;
using Undrift.Cli.Commands;

namespace Undrift.Cli;

/// <summary>The command line: its commands, and how failures become messages and exit codes.</summary>
internal static class CommandLine
{
    /// <summary>Runs one command.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] args, CliHost host)
    {
        // Beside the understanding of the words: loading a driver takes longer.
        foreach (var engine in host.Engines.Where(engine => args.Any(engine.IsDatabase)))
            _ = Task.Run(engine.Prepare);
        var parsed = Parse(args, host);
        var code = await InvokeAsync(parsed, host);
        try
        {
            await host.Out.FlushAsync();
            return code;
        }
        catch (IOException e)
        {
            return Report(host, parsed, UndriftException.Failed($"cannot write to standard output: {e.Message}"));
        }
    }

    /// <summary>Understands the words, and runs nothing.</summary>
    public static ParseResult Parse(IReadOnlyList<string> args, CliHost host) =>
        // "@file" would be expanded by default: a password or a name may begin with "@".
        Root(host).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });

    private static async Task<int> InvokeAsync(ParseResult parsed, CliHost host)
    {
        try
        {
            if (parsed.Errors.Count > 0)
                return Report(host, parsed, UsageError.Of(parsed, host.Engines));
            return await parsed.InvokeAsync(
                new InvocationConfiguration
                {
                    EnableDefaultExceptionHandler = false,
                    ProcessTerminationTimeout = TimeSpan.FromSeconds(10),
                    Output = host.Out,
                    Error = host.Error,
                }
            );
        }
        catch (UndriftException e)
        {
            return Report(host, parsed, e);
        }
        catch (OperationCanceledException)
        {
            await host.Error.WriteLineAsync("undrift: cancelled");
            return ExitCode.Cancelled;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Report(host, parsed, UndriftException.Failed(e.Message, inner: e));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return Report(host, parsed, Defect(e));
        }
    }

    /// <summary>A bug: it must not pass for drift (the run-time's own exit code is none of ours), nor print what it had in hand.</summary>
    private static UndriftException Defect(Exception error) =>
        UndriftException.Failed(
            $"this is a defect of Undrift: {error.GetType().Name}: {error.Message}",
            error.StackTrace?.Split('\n')[0].Trim(),
            "please report it with the command that you ran"
        );

    private static RootCommand Root(CliHost host)
    {
        var root = new RootCommand(
            "Tells whether a database is the one the code believes in: what differs, how bad it is, whether to stop."
        );
        root.Subcommands.Add(CheckCommand.Make(host));
        root.Subcommands.Add(VerifyCommand.Make(host));
        root.Subcommands.Add(DiffCommand.Make(host));
        root.Subcommands.Add(InspectCommand.Make(host));
        root.Subcommands.Add(FixCommand.Make(host));
        root.Subcommands.Add(MigrateCommand.Make(host));
        root.Subcommands.Add(AcceptCommand.Make(host));
        root.Subcommands.Add(ReportCommand.Make(host));
        root.Subcommands.Add(NotifyCommand.Make(host));
        root.Subcommands.Add(PolicyCommand.Make(host));
        root.Subcommands.Add(StatusCommand.Make(host));
        root.Subcommands.Add(LocalCommand.Make(host));
        root.Subcommands.Add(HistoryCommand.Make(host));
        root.Subcommands.Add(BackupCommand.Make(host));
        root.Subcommands.Add(RollbackCommand.Make(host));
        root.Subcommands.Add(GrantsCommand.Make(host));
        root.Subcommands.Add(InitCommand.Make(host));
        return root;
    }

    /// <summary>Says what failed. A URL may stand where a name was expected: no message leaves with a password in it.</summary>
    private static int Report(CliHost host, ParseResult parsed, UndriftException failure)
    {
        var redaction = new Redaction(parsed.Tokens.Select(token => token.Value), host.Engines);
        host.Error.WriteLine($"undrift: {redaction.Of(failure.Message)}");
        if (failure.Where is { } where)
            host.Error.WriteLine($"  where: {redaction.Of(where)}");
        if (failure.Next is { } next)
            host.Error.WriteLine($"  next:  {redaction.Of(next)}");
        return ExitCode.Of(failure.Kind);
    }
}
