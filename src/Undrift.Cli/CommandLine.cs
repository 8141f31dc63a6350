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
        // "@file" would be expanded by default: a password or a name may begin with "@".
        var parsed = Root(host).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        try
        {
            if (parsed.Errors.Count > 0)
                return Report(host, UsageError.Of(parsed));
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
            return Report(host, e);
        }
        catch (OperationCanceledException)
        {
            await host.Error.WriteLineAsync("undrift: cancelled");
            return ExitCode.Cancelled;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Report(host, UndriftException.Failed(e.Message, inner: e));
        }
        finally
        {
            await host.Out.FlushAsync();
        }
    }

    private static RootCommand Root(CliHost host)
    {
        var root = new RootCommand(
            "Tells whether a database is the one the code believes in: what differs, how bad it is, whether to stop."
        );
        root.Subcommands.Add(CheckCommand.Make(host));
        root.Subcommands.Add(DiffCommand.Make(host));
        root.Subcommands.Add(InspectCommand.Make(host));
        root.Subcommands.Add(AcceptCommand.Make(host));
        root.Subcommands.Add(PolicyCommand.Make(host));
        root.Subcommands.Add(GrantsCommand.Make(host));
        return root;
    }

    private static int Report(CliHost host, UndriftException failure)
    {
        host.Error.WriteLine($"undrift: {failure.Message}");
        if (failure.Where is { } where)
            host.Error.WriteLine($"  where: {where}");
        if (failure.Next is { } next)
            host.Error.WriteLine($"  next:  {next}");
        return ExitCode.Of(failure.Kind);
    }
}
