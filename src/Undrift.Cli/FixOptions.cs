using System.CommandLine;

namespace Undrift.Cli;

/// <summary>The options of <c>undrift fix</c>.</summary>
internal sealed class FixOptions
{
    private const string Database = "database";
    private const string Code = "code";

    public Option<string?> Output { get; } =
        new("-o", "--output") { Description = "Write the plan as JSON too, to review and to run", HelpName = "FILE" };

    public Option<string> To { get; } =
        new("--to")
        {
            Description = "What is changed: the database, or the code (a migration that adopts what the database has)",
            HelpName = "database|code",
            DefaultValueFactory = _ => Database,
        };

    public Option<string?> Out { get; } =
        new("--out")
        {
            Description = "With --to code: write plain SQL here, NAME.up.sql and NAME.down.sql",
            HelpName = "DIR",
        };

    public Option<string?> Name { get; } =
        new("--name")
        {
            Description = "With --to code: the migration's name (default: what it adopts, or the time)",
            HelpName = "NAME",
        };

    /// <summary>On <c>check</c>, too.</summary>
    public Option<bool> GenerateMigration { get; } =
        new("--generate-migration")
        {
            Description = "Write the migration that adopts what was changed by hand (fix: the same as --to code)",
        };

    public Option<bool> DryRun { get; } =
        new("--dry-run") { Description = "With --to code: print the migration, and write no file" };

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
        foreach (
            var option in (Option[])
                [To, GenerateMigration, Out, Name, DryRun, Output, Apply, Plan, Allow, Unproven, Yes]
        )
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
        CheckTo(parsed);
        if (ToCode(parsed) && parsed.GetValue(shared.Probe))
            throw UndriftException.Usage(
                "--probe looks at the rows of the database, and --to code changes another one's schema",
                next: "leave --probe out"
            );
        Option[] senseless = apply
            ?
            [
                To,
                GenerateMigration,
                Out,
                Name,
                DryRun,
                shared.Migrations,
                Output,
                shared.Schemas,
                shared.Cluster,
                shared.ColumnOrder,
                shared.Presets,
                shared.Rename,
                shared.Online,
                shared.Probe,
            ]
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

    /// <summary>True where a migration is wanted.</summary>
    public bool ToCode(ParseResult parsed) => parsed.GetValue(To) == Code || parsed.GetValue(GenerateMigration);

    /// <summary>True where it shall be one of the project's own, if the project has migrations.</summary>
    public bool Migration(ParseResult parsed) => ToCode(parsed) && parsed.GetValue(Out) is null;

    private void CheckTo(ParseResult parsed)
    {
        var to = parsed.GetValue(To) ?? "";
        if (to is not (Database or Code))
            throw UndriftException.Usage(
                $"--to {Visible.Text(to)}: expected {Database} or {Code}",
                next: Nearest.Hint(to, [Database, Code])
            );
        var (isCode, name) = (ToCode(parsed), parsed.GetValue(Name));
        if (isCode && parsed.GetValue(Output) is not null)
            throw UndriftException.Usage(
                "-o keeps a plan for the database, and --to code changes none",
                next: "leave it out: the migration is what is kept"
            );
        if (!isCode && ((Option[])[Out, Name, DryRun]).FirstOrDefault(Given) is { } alone)
            throw UndriftException.Usage($"{alone.Name} belongs to --to code", next: "add --to code");
        if (parsed.GetValue(Out) is not null && parsed.GetValue(DryRun))
            throw UndriftException.Usage("--dry-run writes no file, and --out does", next: "use one of them");
        if (name is not null && (name.Length == 0 || name.IndexOfAny(['/', '\\', '\0']) >= 0))
            throw UndriftException.Usage(
                $"--name {Visible.Text(name)} is no name of a file",
                next: "name the folder with --out"
            );

        bool Given(Option option) => parsed.GetResult(option) is { Implicit: false };
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
