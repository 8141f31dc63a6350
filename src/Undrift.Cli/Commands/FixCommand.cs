using System.CommandLine;

namespace Undrift.Cli.Commands;

/// <summary><c>undrift fix</c>: the SQL that makes the desired schema of a database, tried out before it is shown.</summary>
internal static class FixCommand
{
    public static Command Make(CliHost host)
    {
        var (shared, options) = (new SharedOptions(), new FixOptions());
        var command = new Command(
            "fix",
            "Print the SQL that removes drift, proven on a scratch database; runs a reviewed plan with --apply"
        );
        shared.AddTo(command);
        options.AddTo(command);
        command.Options.Add(shared.Migrations);
        command.Options.Add(shared.Rename);
        command.Options.Add(shared.Online);
        command.Options.Add(shared.Probe);
        command.SetCancellableAction(
            (parsed, cancellation) =>
            {
                options.Check(parsed, shared);
                var project = Project.Of(parsed, shared, host);
                return parsed.GetValue(options.Apply)
                    ? new ApplyRun(host, project, parsed, shared, options).RunAsync(cancellation)
                    : MakeAsync(host, project, parsed, shared, options, cancellation);
            }
        );
        return command;
    }

    private static async Task<int> MakeAsync(
        CliHost host,
        Project project,
        ParseResult parsed,
        SharedOptions shared,
        FixOptions options,
        CancellationToken cancellation
    )
    {
        var run = new CheckRun(host, project, parsed, shared, new ReportOptions());
        var actual = project.RequireActual();
        if (
            options.Migration(parsed)
            && project.SecondLeg(parsed.GetValue(shared.Migrations), project.Desired, actual, host) is { } leg
        )
            return await new AdoptRun(host, parsed, shared, options) { Migrations = leg }.RunAsync(
                run,
                actual,
                cancellation
            );
        var outcome = await run.RunAsync("fix", project.RequireDesired(), actual, cancellation, plans: true);
        if (options.ToCode(parsed))
            return await new AdoptRun(host, parsed, shared, options).RunAsync(outcome, run.Progress, cancellation);
        var made = await PlanRun.MakeAsync(outcome, run.Progress, cancellation);
        if (parsed.GetValue(options.Output) is { } path)
            PlanFileWriter.WriteFile(path, made.ToFile(outcome));
        if (!parsed.GetValue(shared.Quiet))
            PlanRun.Print(made, SqlReport.Purpose(outcome.Report), host);
        return made.IsWhole ? ExitCode.Success : ExitCode.Inconclusive;
    }
}
