using System.CommandLine;

namespace Undrift.Cli.Commands;

/// <summary><c>undrift notify</c>: tell people of a JSON report where they already look.</summary>
internal static class NotifyCommand
{
    public static Command Make(CliHost host)
    {
        var command = new Command(
            "notify",
            "Tell people of a JSON report: a comment on a pull request, issues, alerts"
        );
        command.Subcommands.Add(NotifyCommentCommand.Make(host));
        command.Subcommands.Add(NotifyIssueCommand.Make(host));
        command.Subcommands.Add(NotifyAlertCommand.Make(host));
        return command;
    }
}
