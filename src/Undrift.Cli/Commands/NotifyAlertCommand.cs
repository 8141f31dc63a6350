using System.CommandLine;

namespace Undrift.Cli.Commands;

/// <summary><c>undrift notify alert FILE</c>: chat, mail and pagers, each told once of what is new.</summary>
internal static class NotifyAlertCommand
{
    public static Command Make(CliHost host)
    {
        var options = new AlertOptions();
        var command = new Command("alert", "Tell chat, mail and pagers what is new (alerts.yml)");
        command.Arguments.Add(options.Notify.Report);
        foreach (
            var option in (Option[])
                [
                    options.Alerts,
                    options.State,
                    options.Strict,
                    options.Notify.ReportUrl,
                    options.Notify.DryRun,
                    options.Shared.Config,
                    options.Shared.EnvFile,
                ]
        )
            command.Options.Add(option);
        command.SetCancellableAction((parsed, cancellation) => RunAsync(parsed, options, host, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(
        ParseResult parsed,
        AlertOptions options,
        CliHost host,
        CancellationToken cancellation
    )
    {
        var report = SavedReport.Read(parsed.GetRequiredValue(options.Notify.Report), host);
        var (folder, variable) = Project.FolderOf(parsed, options.Shared, host);
        var config = AlertConfig.Load(
            parsed.GetValue(options.Alerts) ?? Path.Combine(folder, AlertConfig.StandardName)
        );
        var file = parsed.GetValue(options.State) ?? AlertState.StandardFile(folder);
        var told = AlertState.Load(file);
        var run = new AlertRun(config, told, Context(parsed, options.Notify, host), variable, host.Clock);
        if (parsed.GetValue(options.Notify.DryRun))
        {
            foreach (var text in run.Preview(report))
                await host.Out.WriteLineAsync(text);
            return ExitCode.Success;
        }
        using var service = new ServiceClient(CliHost.Tool, host.Patience, host.Clock);
        var outcomes = await run.SendAsync(report, service, cancellation);
        told.Save(file);
        return await TellAsync(outcomes, parsed.GetValue(options.Strict), host);
    }

    /// <summary>A failed alert is told; it changes nothing of the verdict, which is another command's.</summary>
    private static async Task<int> TellAsync(IReadOnlyList<AlertOutcome> outcomes, bool strict, CliHost host)
    {
        foreach (var outcome in outcomes)
            if (outcome.Failure is not null)
                await host.Error.WriteLineAsync($"undrift: {outcome.Message}");
            else
                await host.Out.WriteLineAsync($"{outcome.Channel}: {outcome.Outcome}");
        if (outcomes.Count == 0)
            await host.Out.WriteLineAsync("no route is for this environment");
        return strict && outcomes.Any(outcome => outcome.Failure is not null) ? ExitCode.Failed : ExitCode.Success;
    }

    private static AlertContext Context(ParseResult parsed, NotifyOptions options, CliHost host) =>
        new(
            GitHubPlace.Value(host.Variable, "GITHUB_REF_NAME"),
            GitHubPlace.Value(host.Variable, "GITHUB_SHA"),
            AlertContext.PageOf(options.PageOf(parsed, host))
        );

    private sealed class AlertOptions
    {
        public NotifyOptions Notify { get; } = new();

        public SharedOptions Shared { get; } = new();

        public Option<string?> Alerts { get; } =
            new("--alerts")
            {
                Description = $"Channels and routes (default: {AlertConfig.StandardName} beside undrift.yml)",
                HelpName = "FILE",
            };

        public Option<string?> State { get; } =
            new("--state")
            {
                Description = "What was told whom (default: .undrift/alerts.json beside undrift.yml)",
                HelpName = "FILE",
            };

        public Option<bool> Strict { get; } =
            new("--strict") { Description = "Exit code 4 when an alert could not be sent" };
    }
}
