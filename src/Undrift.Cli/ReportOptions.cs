using System.CommandLine;

namespace Undrift.Cli;

/// <summary>How the report is given out, and what the exit code follows.</summary>
internal sealed class ReportOptions
{
    public Option<bool> Json { get; } = new("--json") { Description = "The report as JSON; the same as -o json" };

    public Option<string[]> Output { get; } =
        new("-o", "--output")
        {
            Description =
                "Report format, to standard output or a file (repeatable): "
                + string.Join(", ", ReportFormats.All.Select(format => format.Name)),
            HelpName = "FORMAT[:PATH]",
        };

    public Option<string?> Export { get; } =
        new("--export") { Description = "Write the JSON report to a file", HelpName = "FILE" };

    public Option<string?> ReportDir { get; } =
        new("--report-dir")
        {
            Description = "Write drift-report.json, drift-summary.md and (check) schema-diff.sql here",
            HelpName = "DIR",
        };

    public Option<bool> Remediate { get; } =
        new("--remediate") { Description = "Append the SQL that removes the drift, proven on a scratch database" };

    public Option<bool> Severity { get; } = new("--severity") { Description = "Add each drift's severity to the JSON" };

    public Option<bool> EnforcePolicy { get; } =
        new("--enforce-policy") { Description = "Exit code by the policy: 1 only when it blocks" };

    public Option<string?> Override { get; } =
        new("--override")
        {
            Description = "Let a deployment through that --enforce-policy blocks, for this reason",
            HelpName = "REASON",
        };

    public Option<string?> Ticket { get; } =
        new("--ticket") { Description = "With --override: where it is written down", HelpName = "ID" };

    public Option<string?> Until { get; } =
        new("--until")
        {
            Description = "With --override: when it ends, a day or a time such as 2027-01-31T18:00Z",
            HelpName = "TIME",
        };

    public Option<string?> By { get; } =
        new("--by")
        {
            Description = "With --override: who takes it upon himself (default: the user's name)",
            HelpName = "NAME",
        };

    public Option<string> ExitCodeBy { get; } =
        new("--exit-code")
        {
            Description = "What the exit code follows: drift, or risk (0 none or minor, 1 major, 2 critical)",
            HelpName = "drift|risk",
            DefaultValueFactory = _ => "drift",
        };

    public void AddTo(Command command)
    {
        AddUnenforcedTo(command);
        foreach (var option in (Option[])[EnforcePolicy, Override, Ticket, Until, By])
            command.Options.Add(option);
    }

    /// <summary>For a report that there is already: nothing is judged anew.</summary>
    public void AddRenderingTo(Command command)
    {
        foreach (var option in (Option[])[Json, Output, ReportDir, Remediate])
            command.Options.Add(option);
    }

    /// <summary>For commands without an environment: a policy blocks by environment.</summary>
    public void AddUnenforcedTo(Command command)
    {
        foreach (var option in (Option[])[Json, Output, Export, ReportDir, Severity, ExitCodeBy])
            command.Options.Add(option);
    }
}
