using System.CommandLine;

namespace Undrift.Cli.Commands;

/// <summary><c>undrift notify issue FILE</c>: an issue for each severity, from its opening to its end.</summary>
internal static class NotifyIssueCommand
{
    public static Command Make(CliHost host)
    {
        var (options, shared) = (new NotifyOptions(), new SharedOptions());
        var whenClosed = new Option<string>("--when-closed")
        {
            Description = "What becomes of an issue that a person closed while its drift stands: reopen, or leave",
            HelpName = "reopen|leave",
            DefaultValueFactory = _ => "reopen",
        };
        whenClosed.AcceptOnlyFromAmong("reopen", "leave");
        var command = new Command("issue", "Open, update, escalate and close issues about drift (GitHub)");
        options.AddTo(command);
        command.Options.Add(whenClosed);
        foreach (var option in (Option[])[shared.Config, shared.Policy, shared.EnvFile])
            command.Options.Add(option);
        command.SetCancellableAction(
            async (parsed, cancellation) =>
            {
                var report = SavedReport.Read(parsed.GetRequiredValue(options.Report), host);
                var policy = PolicyOf(parsed, shared, host);
                var page = options.PageOf(parsed, host);
                if (parsed.GetValue(options.DryRun))
                    return Preview(report, policy, page, host);
                var place = GitHubPlace.Of(host.Variable, parsed.GetValue(options.Repository));
                using var service = new ServiceClient(CliHost.Tool, host.Patience, host.Clock);
                var life = new IssueLife(
                    new GitHubClient(service, place),
                    report,
                    parsed.GetValue(whenClosed) == "reopen",
                    page,
                    host.Clock.GetUtcNow()
                );
                foreach (var (severity, response) in IssuePolicy.Of(policy))
                {
                    var (outcome, number) = await life.RunAsync(severity, response, cancellation);
                    var issue = number is null ? "" : $" #{number} of {place.Repository}";
                    await host.Out.WriteLineAsync($"{severity}: {Words(outcome)}{issue}");
                }
                return ExitCode.Success;
            }
        );
        return command;
    }

    private static Policy PolicyOf(ParseResult parsed, SharedOptions shared, CliHost host) =>
        Project.FilesOf(parsed, shared, host).Policy is { } file
            ? Policy.Load(file, new Vocabulary(host.Engines.SelectMany(engine => engine.Kinds)))
            : Policy.BuiltIn;

    private static int Preview(CheckReport report, Policy policy, string? page, CliHost host)
    {
        foreach (var (severity, response) in IssuePolicy.Of(policy))
        {
            var text = new IssueText(report, severity, response, page);
            if (text.Standing.Count > 0)
                host.Out.WriteLine($"# {text.Title}\n\n{text.Body(IssueState.New)}");
        }
        return ExitCode.Success;
    }

    private static string Words(IssueOutcome outcome) =>
        outcome switch
        {
            IssueOutcome.None => "no drift, no issue",
            IssueOutcome.Opened => "opened",
            IssueOutcome.Updated => "updated",
            IssueOutcome.Unchanged => "unchanged",
            IssueOutcome.Escalated => "escalated",
            IssueOutcome.Reopened => "reopened",
            IssueOutcome.Closed => "closed",
            IssueOutcome.LeftClosed => "left closed, as a person closed it",
            _ => "left open, as the report does not cover all",
        };
}
