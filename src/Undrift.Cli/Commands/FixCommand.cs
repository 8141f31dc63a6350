using System.CommandLine;

namespace Undrift.Cli.Commands;

/// <summary><c>undrift fix</c>: the SQL that makes the desired schema of a database, tried out before it is shown.</summary>
internal static class FixCommand
{
    public static Command Make(CliHost host)
    {
        var shared = new SharedOptions();
        var command = new Command(
            "fix",
            "Print the SQL that removes drift, proven on a scratch database; changes nothing"
        );
        shared.AddTo(command);
        command.SetCancellableAction(
            async (parsed, cancellation) =>
            {
                var project = Project.Of(parsed, shared, host);
                var run = new CheckRun(host, project, parsed, shared, new ReportOptions());
                var actual = project.RequireActual();
                var outcome = await run.RunAsync("fix", project.RequireDesired(), actual, cancellation);
                var purpose =
                    $"Makes the schema of {outcome.Report.Desired.Description} of {outcome.Report.Target.Description}.";
                return await PlanRun.PrintAsync(outcome, purpose, host, cancellation)
                    ? ExitCode.Success
                    : ExitCode.Inconclusive;
            }
        );
        return command;
    }
}
