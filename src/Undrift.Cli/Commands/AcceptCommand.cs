using System.CommandLine;
using System.Globalization;

namespace Undrift.Cli.Commands;

/// <summary><c>undrift accept ID</c>: compares once more and records that a person accepts a drift as it is now.</summary>
internal static class AcceptCommand
{
    private const int ShortestPrefix = 5;

    public static Command Make(CliHost host)
    {
        var id = new Argument<string>("ID") { Description = "The drift's id, as the report prints it" };
        var reason = new Option<string>("--reason") { Description = "Why it is accepted", Required = true };
        var until = new Option<string>("--until")
        {
            Description = "The last day on which it holds",
            HelpName = "YYYY-MM-DD",
            Required = true,
        };
        var by = new Option<string?>("--by")
        {
            Description = "Who accepts (default: the user's name)",
            HelpName = "NAME",
        };
        var shared = new SharedOptions();
        var command = new Command("accept", "Record that a drift is accepted, until when and why")
        {
            id,
            reason,
            until,
            by,
        };
        shared.AddTo(command);
        command.SetCancellableAction(
            async (parsed, cancellation) =>
            {
                var last = DayOf(parsed.GetRequiredValue(until));
                var project = Project.Of(parsed, shared, host);
                var outcome = await CompareAsync(project, parsed, shared, host, cancellation);
                var drift = Find(outcome.Report, parsed.GetRequiredValue(id));
                var today = DateOnly.FromDateTime(host.Clock.GetUtcNow().UtcDateTime);
                outcome.Policy.Acceptances.Check(last, today);
                var name = parsed.GetValue(by) ?? Environment.UserName;
                var why = parsed.GetRequiredValue(reason);
                Record(AcceptanceWriter.Accept(drift, name, why, last, project.Environment, today), project, host);
                return ExitCode.Success;
            }
        );
        return command;
    }

    private static void Record(Acceptance acceptance, Project project, CliHost host)
    {
        AcceptanceWriter.Append(project.Files.Accepted, acceptance);
        var what = $"{Visible.Text(acceptance.Object)} ({acceptance.DriftId})";
        host.Out.WriteLine($"Accepted until {acceptance.Until:yyyy-MM-dd}: {what}");
        host.Out.WriteLine($"Recorded in {project.Files.Accepted}; commit it with your change.");
    }

    private static async Task<CheckOutcome> CompareAsync(
        Project project,
        ParseResult parsed,
        SharedOptions shared,
        CliHost host,
        CancellationToken cancellation
    )
    {
        var actual = project.RequireActual();
        var run = new CheckRun(host, project, parsed, shared, new ReportOptions());
        return await run.RunAsync("accept", project.RequireDesired(), actual, cancellation);
    }

    private static DateOnly DayOf(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw UndriftException.Usage($"--until {text} is no day", next: "write it as 2027-01-31");

    /// <summary>The drift of an id, or of the beginning of one when only one begins so.</summary>
    private static Drift Find(CheckReport report, string id)
    {
        var drifts = report.Judgement.Findings.Select(finding => finding.Drift).ToList();
        var matches = drifts
            .Where(drift =>
                drift.Id == id || (id.Length >= ShortestPrefix && drift.Id.StartsWith(id, StringComparison.Ordinal))
            )
            .ToList();
        if (matches is [var only])
            return only;
        throw UndriftException.Failed(
            matches.Count == 0
                ? $"no drift has the id {id} now"
                : $"{matches.Count} drifts have an id that begins with {id}",
            report.Target.Description,
            drifts.Count == 0
                ? "the schemas do not differ: there is nothing to accept"
                : "'undrift check' lists the drifts with their ids"
        );
    }
}
