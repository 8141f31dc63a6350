using System.CommandLine;

namespace Undrift.Cli.Commands;

/// <summary><c>undrift history verify</c>: was the history changed since it was written?</summary>
internal static class HistoryVerifyCommand
{
    public static Command Make(CliHost host)
    {
        var expect = new Option<string?>("--expect")
        {
            Description = "A head that an earlier verify printed: it must still be there",
            HelpName = "NUMBER:HASH",
        };
        var shared = new SharedOptions();
        var command = new Command("verify", "Check the chain of hashes: exit code 1 where it breaks") { expect };
        HistoryAccessOptions.Add(command, shared);
        command.SetCancellableAction(
            async (parsed, cancellation) =>
            {
                var expected = parsed.GetValue(expect) is { } text ? HeadOf(text) : null;
                var look = new HistoryLook(host, parsed, shared);
                var entries = await look.ReadAsync(session => session.EntriesAsync(null, cancellation), cancellation);
                var chain = HistoryChain.Check(entries, expected);
                foreach (var problem in chain.Breaks)
                    host.Out.WriteLine($"broken: {problem}");
                var state = chain.Breaks.Count == 0 ? "whole" : "not whole";
                host.Out.WriteLine($"{look.Place}: {KindWords.Count(chain.Entries, "entry")}, {state}");
                host.Out.WriteLine($"head {chain.Head}");
                return chain.Breaks.Count == 0 ? ExitCode.Success : ExitCode.Drift;
            }
        );
        return command;
    }

    private static TrailHead HeadOf(string text) =>
        TrailHead.Parse(text)
        ?? throw UndriftException.Usage(
            $"--expect {Visible.Text(text)} is no head of a history",
            next: "write it as 'undrift history verify' printed it: NUMBER:HASH"
        );
}
