using System.CommandLine;

namespace Undrift.Cli.Commands;

/// <summary><c>undrift check</c>: the desired schema against the live database. The main job.</summary>
internal static class CheckCommand
{
    public static Command Make(CliHost host)
    {
        var (shared, report, fix) = (new SharedOptions(), new ReportOptions(), new FixOptions());
        var command = new Command(
            "check",
            "Compare the desired schema with a live database, judge, and set the exit code"
        );
        shared.AddTo(command);
        report.AddTo(command);
        foreach (
            var option in (Option[])
                [
                    shared.Migrations,
                    shared.IncludePending,
                    report.Remediate,
                    fix.GenerateMigration,
                    shared.Rename,
                    shared.Online,
                    shared.Probe,
                    shared.History,
                ]
        )
            command.Options.Add(option);
        command.SetCancellableAction(
            (parsed, cancellation) => RunAsync(host, parsed, shared, report, fix, cancellation)
        );
        return command;
    }

    private static Task<int> RunAsync(
        CliHost host,
        ParseResult parsed,
        SharedOptions shared,
        ReportOptions report,
        FixOptions fix,
        CancellationToken cancellation
    )
    {
        var project = Project.Of(parsed, shared, host);
        var run = new CheckRun(host, project, parsed, shared, report);
        var actual = project.RequireActual();
        var desired = project.RequireDesired();
        var source = project.SecondLeg(parsed.GetValue(shared.Migrations), desired, actual, host);
        var migrations = source is null ? null : SchemaSource.ParseLate(source, host.Engines);
        var leg = migrations is null
            ? null
            : new CauseRun(run.Progress, migrations, actual, parsed.GetValue(shared.IncludePending));
        return run.FinishAsync(
            "check",
            desired,
            actual,
            cancellation,
            leg is null ? null : outcome => leg.RunAsync(outcome, cancellation),
            parsed.GetValue(fix.GenerateMigration)
                ? new AdoptRun(host, parsed, shared, fix) { Migrations = source ?? project.RequireMigrations(null) }
                : null,
            leg is null ? null : leg.BeginAsync,
            source == desired ? migrations : null
        );
    }
}
