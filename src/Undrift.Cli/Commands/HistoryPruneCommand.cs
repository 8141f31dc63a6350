using System.CommandLine;

namespace Undrift.Cli.Commands;

/// <summary><c>undrift history prune</c>: removes old runs, and leaves an entry that says so.</summary>
internal static class HistoryPruneCommand
{
    public static Command Make(CliHost host)
    {
        var keep = new Option<string>("--keep")
        {
            Description = "What is younger stays, such as 90d",
            HelpName = "TIME",
            Required = true,
        };
        var shared = new SharedOptions();
        var command = new Command("prune", "Remove old runs; since when a drift is known is kept") { keep };
        HistoryAccessOptions.Add(command, shared);
        command.SetCancellableAction(
            async (parsed, cancellation) =>
            {
                var text = parsed.GetRequiredValue(keep);
                var length =
                    Duration.Parse(text)
                    ?? throw UndriftException.Usage(
                        $"--keep {Visible.Text(text)} is no length of time",
                        next: "write 90d or 12w"
                    );
                var now = host.Clock.GetUtcNow();
                var look = new HistoryLook(host, parsed, shared);
                var removed = await look.ChangeAsync(
                    (session, author) => HistoryLog.PruneAsync(session, now - length, author, now, cancellation),
                    cancellation
                );
                host.Out.WriteLine(
                    removed == 0
                        ? $"Nothing is older than {text}."
                        : $"{KindWords.Count(removed, "old_entry")} removed from {look.Place}."
                );
                return ExitCode.Success;
            }
        );
        return command;
    }
}
