using System.CommandLine;

namespace Undrift.Cli;

/// <summary>The options of <c>undrift fix</c>.</summary>
internal sealed class FixOptions
{
    public Option<string?> Output { get; } =
        new("-o", "--output") { Description = "Write the plan as JSON too, to review and to run", HelpName = "FILE" };

    public Option<bool> Apply { get; } =
        new("--apply") { Description = "Run the plan of --plan on the database, if it has not changed since" };

    public Option<string?> Plan { get; } =
        new("--plan") { Description = "The reviewed plan to run, as -o wrote it", HelpName = "FILE" };

    public Option<string[]> Allow { get; } =
        new("--allow")
        {
            Description = $"Hazards that the plan may have: {string.Join(", ", HazardNames.All)}",
            HelpName = "HAZARD,…",
        };

    public Option<bool> Unproven { get; } = new("--unproven") { Description = "Run a plan that is not proven" };

    public Option<bool> Yes { get; } = new("--yes") { Description = "Do not ask before the plan is run" };

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[Output, Apply, Plan, Allow, Unproven, Yes])
            command.Options.Add(option);
    }

    /// <summary>Refuses options that say nothing together.</summary>
    public void Check(ParseResult parsed, SharedOptions shared)
    {
        var apply = parsed.GetValue(Apply);
        if (apply && string.IsNullOrEmpty(parsed.GetValue(Plan)))
            throw UndriftException.Usage(
                "--apply runs a plan that somebody has looked at: which one?",
                next: "write it with 'undrift fix … -o plan.json', look at it, then add --plan plan.json"
            );
        Option[] senseless = apply
            ? [Output, shared.Schemas, shared.Cluster, shared.ColumnOrder, shared.Presets, shared.Rename]
            : [Plan, Allow, Unproven, Yes];
        foreach (var option in senseless)
            if (parsed.GetResult(option) is { Implicit: false })
                throw UndriftException.Usage(
                    apply
                        ? $"{option.Name} belongs to the making of a plan; --apply runs the one that was made"
                        : $"{option.Name} belongs to --apply",
                    next: apply ? $"remove {option.Name}" : "add --apply, or remove it"
                );
    }

    /// <summary>The hazards that were allowed.</summary>
    /// <exception cref="UndriftException">A name is none of a hazard.</exception>
    public IReadOnlySet<Hazard> Allowed(ParseResult parsed) =>
        (parsed.GetValue(Allow) ?? [])
            .SelectMany(list => list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Select(name =>
                HazardNames.Find(name)
                ?? throw UndriftException.Usage(
                    $"--allow {Visible.Text(name)}: there is no such hazard",
                    next: Nearest.Hint(name, HazardNames.All)
                )
            )
            .ToHashSet();
}
