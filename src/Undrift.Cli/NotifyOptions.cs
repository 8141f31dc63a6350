using System.CommandLine;

namespace Undrift.Cli;

/// <summary>What the commands that notify share.</summary>
internal sealed class NotifyOptions
{
    public Argument<string> Report { get; } = new("FILE") { Description = "A JSON report (check --export FILE)" };

    public Option<string?> Repository { get; } =
        new("--repository")
        {
            Description = "The repository on GitHub (default: GITHUB_REPOSITORY)",
            HelpName = "OWNER/NAME",
        };

    public Option<string?> ReportUrl { get; } =
        new("--report-url")
        {
            Description = "Where the full report is (default: the page of the workflow's run)",
            HelpName = "URL",
        };

    public Option<bool> DryRun { get; } =
        new("--dry-run") { Description = "Print what would be sent, and send nothing" };

    /// <summary>Where the full report is; null where nobody says.</summary>
    public string? PageOf(ParseResult parsed, CliHost host) =>
        parsed.GetValue(ReportUrl) ?? GitHubPlace.RunPage(host.Variable);

    public void AddTo(Command command)
    {
        command.Arguments.Add(Report);
        foreach (var option in (Option[])[Repository, ReportUrl, DryRun])
            command.Options.Add(option);
    }
}
