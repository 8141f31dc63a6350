using System.CommandLine;

namespace Undrift.Cli.Commands;

/// <summary><c>undrift diff FROM TO</c>: compares any two sources. FROM is the desired side.</summary>
internal static class DiffCommand
{
    public static Command Make(CliHost host)
    {
        var from = new Argument<string>("FROM") { Description = "The schema to compare with: the desired side" };
        var to = new Argument<string>("TO") { Description = "The schema that is compared: the actual side" };
        var sql = new Option<bool>("--sql")
        {
            Description = "Print the SQL that turns FROM into TO instead of a report",
        };
        var (shared, report) = (new SharedOptions(), new ReportOptions());
        var command = new Command("diff", "Compare any two sources: databases, SQL files, folders, snapshots");
        command.Arguments.Add(from);
        command.Arguments.Add(to);
        command.Options.Add(sql);
        shared.AddToDiff(command);
        report.AddTo(command);
        command.Options.Add(shared.Rename);
        command.Options.Add(shared.Online);
        command.SetCancellableAction(
            async (parsed, cancellation) =>
            {
                var project = Project.Of(parsed, shared, host, sourcesNamed: true);
                var run = new CheckRun(host, project, parsed, shared, report);
                var (left, right) = (parsed.GetRequiredValue(from), parsed.GetRequiredValue(to));
                return parsed.GetValue(sql)
                    ? await PrintSqlAsync(run, left, right, host, cancellation)
                    : await run.FinishAsync("diff", left, right, cancellation);
            }
        );
        return command;
    }

    /// <summary>FROM becomes TO: for the plan, FROM is what there is.</summary>
    private static async Task<int> PrintSqlAsync(
        CheckRun run,
        string from,
        string to,
        CliHost host,
        CancellationToken cancellation
    )
    {
        var outcome = await run.RunAsync("diff", to, from, cancellation, plans: true);
        var purpose = $"Turns {outcome.Report.Target.Description} into {outcome.Report.Desired.Description}.";
        var made = await PlanRun.MakeAsync(outcome, run.Progress, cancellation);
        PlanRun.Print(made, purpose, host);
        if (!made.IsWhole)
            return ExitCode.Inconclusive;
        return outcome.Report.Judgement.HasDrift ? ExitCode.Drift : ExitCode.Success;
    }
}
