using System.CommandLine;
using System.Globalization;

namespace Undrift.Cli.Commands;

/// <summary><c>undrift notify comment FILE</c>: one comment on a pull request, kept up to date.</summary>
internal static class NotifyCommentCommand
{
    public static Command Make(CliHost host)
    {
        var options = new NotifyOptions();
        var number = Number();
        var whenClean = new Option<string>("--when-clean")
        {
            Description = "What becomes of the comment when there is no drift: a green line, or delete",
            HelpName = "line|delete",
            DefaultValueFactory = _ => "line",
        };
        whenClean.AcceptOnlyFromAmong("line", "delete");
        var command = new Command("comment", "Keep one comment on a pull request up to date (GitHub)");
        options.AddTo(command);
        command.Options.Add(number);
        command.Options.Add(whenClean);
        command.SetCancellableAction(
            async (parsed, cancellation) =>
            {
                var report = SavedReport.Read(parsed.GetRequiredValue(options.Report), host);
                var page = options.PageOf(parsed, host);
                var isClean = report.Judgement.Verdict == Verdict.Clean && !report.FailsByMigrations;
                var text = isClean ? CommentText.Clean(report, page) : CommentText.Of(report, page);
                if (parsed.GetValue(options.DryRun))
                {
                    await host.Out.WriteAsync(text);
                    return ExitCode.Success;
                }
                var place = GitHubPlace.Of(host.Variable, parsed.GetValue(options.Repository));
                var pull = parsed.GetValue(number) ?? PullRequestOf(host) ?? throw NoPullRequest();
                using var service = new ServiceClient(CliHost.Tool, host.Patience, host.Clock);
                var sticky = new StickyComment(new GitHubClient(service, place), pull, Marker.KeyOf(report, "comment"));
                var outcome =
                    isClean && parsed.GetValue(whenClean) == "delete"
                        ? await sticky.DeleteAsync(cancellation)
                        : await sticky.ShowAsync(text, onlyIfThere: isClean, cancellation);
                await host.Out.WriteLineAsync($"{Words(outcome)} on pull request {pull} of {place.Repository}");
                return ExitCode.Success;
            }
        );
        return command;
    }

    private static Option<int?> Number() =>
        new("--pull-request")
        {
            Description = "Number of the pull request (default: the one that the workflow runs for)",
            HelpName = "N",
        };

    /// <summary>The pull request that a workflow runs for: <c>refs/pull/7/merge</c>.</summary>
    private static int? PullRequestOf(CliHost host) =>
        host.Variable("GITHUB_REF")?.Split('/') is ["refs", "pull", var text, _]
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    private static UndriftException NoPullRequest() =>
        UndriftException.Usage(
            "which pull request? This is no run for one (GITHUB_REF)",
            next: "add --pull-request N, or run the step only where github.event_name is pull_request"
        );

    private static string Words(CommentOutcome outcome) =>
        outcome switch
        {
            CommentOutcome.None => "Nothing to say, and no comment",
            CommentOutcome.Created => "Comment made",
            CommentOutcome.Updated => "Comment updated",
            CommentOutcome.Unchanged => "Comment unchanged",
            _ => "Comment removed",
        };
}
