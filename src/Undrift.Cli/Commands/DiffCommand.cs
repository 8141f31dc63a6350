using System.CommandLine;

namespace Undrift.Cli.Commands;

/// <summary><c>undrift diff FROM TO</c>: compares any two sources. FROM is the desired side.</summary>
internal static class DiffCommand
{
    public static Command Make(CliHost host)
    {
        var from = new Argument<string>("FROM") { Description = "The schema to compare with: the desired side" };
        var to = new Argument<string>("TO") { Description = "The schema that is compared: the actual side" };
        var (shared, report) = (new SharedOptions(), new ReportOptions());
        var command = new Command("diff", "Compare any two sources: databases, SQL files, folders, snapshots");
        command.Arguments.Add(from);
        command.Arguments.Add(to);
        shared.AddToDiff(command);
        report.AddTo(command);
        command.SetCancellableAction(
            (parsed, cancellation) =>
            {
                var project = Project.Of(parsed, shared, host, sourcesNamed: true);
                var run = new CheckRun(host, project, parsed, shared, report);
                return run.FinishAsync(
                    "diff",
                    parsed.GetRequiredValue(from),
                    parsed.GetRequiredValue(to),
                    cancellation
                );
            }
        );
        return command;
    }
}
