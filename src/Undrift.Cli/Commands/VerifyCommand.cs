using System.CommandLine;

namespace Undrift.Cli.Commands;

/// <summary><c>undrift verify</c>: the model against what the migrations make. No live database is needed.</summary>
internal static class VerifyCommand
{
    public static Command Make(CliHost host)
    {
        var roundTrip = new Option<bool>("--round-trip")
        {
            Description = "Undo each migration too, and see that nothing is left",
        };
        var (shared, report) = (new SharedOptions(), new ReportOptions());
        var command = new Command(
            "verify",
            "Compare the model with what the migrations make: is a migration missing? Needs no database"
        )
        {
            shared.Desired,
            shared.Migrations,
            roundTrip,
        };
        shared.AddToDiff(command);
        report.AddUnenforcedTo(command);
        command.Options.Add(shared.History);
        command.SetCancellableAction(
            (parsed, cancellation) =>
            {
                var project = Project.Of(parsed, shared, host, sourcesNamed: true);
                project = project with { Desired = project.Desired ?? project.Config?.Desired(project.Variable) };
                var source = project.RequireMigrations(parsed.GetValue(shared.Migrations));
                var run = new CheckRun(host, project, parsed, shared, report);
                return new VerifyRun(host, run, parsed.GetValue(roundTrip)).RunAsync(
                    project.RequireDesired(),
                    source,
                    cancellation
                );
            }
        );
        return command;
    }
}
