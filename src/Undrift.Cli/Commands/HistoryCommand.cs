using System.CommandLine;

namespace Undrift.Cli.Commands;

/// <summary><c>undrift history</c>: what the recorded runs say, and their upkeep.</summary>
internal static class HistoryCommand
{
    public static Command Make(CliHost host)
    {
        var since = Since();
        var html = new Option<string?>("--html") { Description = "Write a page with charts", HelpName = "FILE" };
        var json = new Option<bool>("--json") { Description = "As JSON" };
        var environment = Environment();
        var shared = new SharedOptions();
        var command = new Command("history", "Show the recorded runs: what stands since when, repairs, trends")
        {
            environment,
            since,
            json,
            html,
            shared.NoColour,
        };
        HistoryAccessOptions.Add(command, shared);
        command.SetCancellableAction(
            async (parsed, cancellation) =>
            {
                var now = host.Clock.GetUtcNow();
                var from = parsed.GetValue(since) is { } text ? TimeOf(text, now) : (DateTimeOffset?)null;
                var look = new HistoryLook(host, parsed, shared);
                var content = await look.ReadAsync(
                    session => HistoryLog.ReadAsync(session, null, cancellation),
                    cancellation
                );
                var name = parsed.GetValue(environment);
                var report = HistoryReport.Of(content, CliHost.Tool, look.Place, now, name, from);
                if (parsed.GetValue(html) is { } file)
                    ReportFiles.WriteText(file, "the history", Written(output => HistoryPage.Write(report, output)));
                if (parsed.GetValue(json))
                    HistoryJsonReport.Write(report, host.Out);
                else if (parsed.GetValue(html) is null)
                    HistoryText.Write(report, host.Out, TextOptionsOf(host, parsed, shared));
                return ExitCode.Success;
            }
        );
        command.Subcommands.Add(HistoryImportCommand.Make(host));
        command.Subcommands.Add(HistoryPruneCommand.Make(host));
        command.Subcommands.Add(HistoryVerifyCommand.Make(host));
        return command;
    }

    private static Option<string?> Since() =>
        new("--since")
        {
            Description = "Leave out what was before: a day, or a length of time such as 30d",
            HelpName = "DAY|TIME",
        };

    // Not the shared option: what was recorded is looked at, and the project need not know the name any more.
    private static Option<string?> Environment() =>
        new("--environment", "-e", "--env") { Description = "Only the runs of this environment", HelpName = "ENV" };

    private static TextOptions TextOptionsOf(CliHost host, ParseResult parsed, SharedOptions shared) =>
        new(host.Width, host.MayColour(parsed.GetValue(shared.NoColour)));

    private static string Written(Action<TextWriter> write)
    {
        using var text = new StringWriter { NewLine = "\n" };
        write(text);
        return text.ToString();
    }

    private static DateTimeOffset TimeOf(string text, DateTimeOffset now)
    {
        if (Duration.Parse(text) is { } length)
            return now - length;
        return Moment.Parse(text, TimeZoneInfo.Utc, wholeDay: false)
            ?? throw UndriftException.Usage(
                $"--since {Visible.Text(text)}: expected a day or a length of time",
                next: $"write {Moment.Expected}, or 30d"
            );
    }
}
