using System.CommandLine;
using Undrift.Cli.Local;

namespace Undrift.Cli.Commands;

/// <summary><c>undrift local reset</c>: empties a database and makes it anew.</summary>
internal static class LocalResetCommand
{
    public static Command Make(CliHost host)
    {
        var options = new LocalOptions();
        var words = new Argument<string[]>("COMMAND")
        {
            Description =
                "What makes the schema, behind -- (default: the migration tool's command, else the desired SQL)",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var yes = new Option<bool>("--yes") { Description = "Do not ask" };
        var command = new Command("reset", "Drop everything in the database, and make the schema anew") { words, yes };
        options.AddTo(command);
        command.Options.Add(options.Shared.Migrations);
        command.SetCancellableAction(
            async (parsed, cancellation) =>
            {
                var database = options.Database(host, parsed);
                var run = new ResetRun(host, parsed, options.Shared, database);
                var given = parsed.GetValue(words) ?? [];
                run.Require(given);
                if (!parsed.GetValue(yes) && !IsAllowed(host, database))
                    throw UndriftException.Usage(
                        "nothing was dropped: nobody said yes",
                        next: "answer y, or add --yes where there is no terminal"
                    );
                return await run.RunAsync(given, cancellation);
            }
        );
        return command;
    }

    private static bool IsAllowed(CliHost host, LocalDatabase database) =>
        Question.CanBeAsked(host) && Question.Answered(host, $"Drop everything in {Visible.Text(database.Described)}?");
}
