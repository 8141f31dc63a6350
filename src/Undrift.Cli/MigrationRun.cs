using System.CommandLine;

namespace Undrift.Cli;

/// <summary>
/// <c>fix --to code</c> and <c>--generate-migration</c> in a project with migrations: writes the one that is missing for what
/// was changed in the database by hand, in the form of the project's tool.
/// </summary>
/// <param name="host">The outside world.</param>
/// <param name="run">Reads and compares.</param>
/// <param name="migrations">The migrations as text.</param>
/// <param name="database">The database's text. Holds a credential.</param>
internal sealed class MigrationRun(CliHost host, CheckRun run, string migrations, string database)
{
    /// <summary>What a person calls the migration; null: it is named after what it adopts.</summary>
    public string? Name { get; init; }

    /// <summary>True where nothing is written.</summary>
    public bool DryRun { get; init; }

    /// <summary>The migration that was written, or would be; null where the migrations make what the database has.</summary>
    /// <exception cref="UndriftException">There is no form for it, or it does not do what it shall; no file is left then.</exception>
    public async Task<Adoption?> RunAsync(CancellationToken cancellation)
    {
        var source = SchemaSource.Parse(migrations, host.Engines);
        var (engine, options) = run.Ground(source, database);
        var set = await ReadAsync(source, engine, options, cancellation);
        var writer =
            set.Writer
            ?? throw UndriftException.Usage(
                $"no migration is written for {set.Flavour}",
                source.Description,
                "add --out DIR: the SQL is written there, up and down"
            );
        var (applied, note) = await AppliedAsync(engine, set, options, cancellation);
        var recorded = new SchemaSource.Migrations(set with { Migrations = applied }, engine);
        var outcome = await run.RunAsync("fix", recorded, database, cancellation, plans: true);
        var made = await PlanRun.AdoptAsync(outcome, run.Progress, cancellation, inMigration: true);
        if (made.Up.Plan is { Statements.Count: 0, Residue.Count: 0 })
            return null;
        Require(made.Up, "the migration");
        Require(made.Down, "what undoes it");
        var draft = DraftOf(made, outcome, engine);
        var written = await writer.WriteAsync(draft, cancellation);
        var adoption = new Adoption(
            written.Files,
            draft.Adopted,
            [.. note is null ? [] : new[] { note }, .. NextSteps(written, draft)]
        );
        if (!DryRun)
            await KeepIfProvenAsync(written, applied, outcome, made.Up.Result, cancellation);
        return adoption;
    }

    private MigrationDraft DraftOf((MadePlan Up, MadePlan Down) made, CheckOutcome outcome, IEngine engine)
    {
        var adopted = outcome
            .Report.Judgement.Findings.Where(finding => finding.Accepted is null)
            .Select(finding => finding.Drift)
            .ToList();
        return new MigrationDraft(
            Name ?? AdoptedWords.NameOf(adopted),
            host.Clock.GetUtcNow(),
            DraftPart.Of(made.Up.Plan, engine),
            DraftPart.Of(made.Down.Plan, engine)
        )
        {
            Engine = engine,
            Adopted = adopted,
            Before = outcome.Pair.Desired,
            After = made.Up.Result,
            Options = outcome.Pair.Scratch,
        };
    }

    private async Task KeepIfProvenAsync(
        WrittenMigration written,
        IReadOnlyList<Migration> applied,
        CheckOutcome outcome,
        Catalog after,
        CancellationToken cancellation
    )
    {
        using var files = MigrationFiles.Write(written.Files);
        using var step = run.Progress.Step(() => $"running {migrations} with the new migration");
        // The tool is asked anew: it has a migration more now.
        var (engine, options) = (outcome.Pair.Engine, outcome.Pair.Scratch with { Answers = new() });
        var again = SchemaSource.Parse(migrations, host.Engines);
        var set = await ReadAsync(again, engine, options, cancellation);
        var proof = new AdoptionProof(engine, options);
        if (
            await proof.FailureAsync(set, written.Version, applied, outcome.Pair.Desired, after, cancellation) is
            { } failure
        )
            throw new UndriftException(
                FailureKind.Inconclusive,
                $"the migration was tried out and is not kept: {failure}",
                written.Files[0].Path,
                "see it with --dry-run, and write it by hand"
            );
        files.Keep();
    }

    /// <summary>What the database's history says was run; all, where there is none.</summary>
    private async Task<(IReadOnlyList<Migration> Applied, string? Note)> AppliedAsync(
        IEngine engine,
        MigrationSet set,
        BuildOptions options,
        CancellationToken cancellation
    )
    {
        try
        {
            var applied = await AppliedMigrations.ReadAsync(engine, database, set, options, cancellation);
            var pending = applied.Pending.Select(AppliedMigrations.Label);
            return (
                applied.Applied,
                applied.Pending.Count == 0
                    ? null
                    : $"run what is pending first ({string.Join(", ", pending)}): the new migration comes after it"
            );
        }
        catch (UndriftException why) when (why.Kind == FailureKind.Failed)
        {
            return (set.For(engine.Name), $"all migrations were taken as run: {why.Message}");
        }
    }

    private static async Task<MigrationSet> ReadAsync(
        SchemaSource source,
        IEngine engine,
        BuildOptions options,
        CancellationToken cancellation
    ) =>
        await ProjectTools.MigrationsOfAsync(source, engine, options, cancellation)
        ?? throw UndriftException.Usage(
            $"{source.Description} has no migrations to add one to",
            next: "add --out DIR: the SQL is written there, up and down"
        );

    private static void Require(MadePlan made, string what)
    {
        if (made.IsWhole)
            return;
        var residue = made.Plan.Residue.Select(left => $"{left.Object}: {left.Reason}");
        var left = made.Proof.Left.Select(drift => $"{drift.Type} {drift.Object}");
        throw new UndriftException(
            FailureKind.Inconclusive,
            $"no migration was written: {what} is not proven: {made.Proof.Failure ?? string.Join(", ", residue.Concat(left))}",
            next: "see the SQL with 'undrift fix --to code --out DIR', and write the migration by hand"
        );
    }

    private static IEnumerable<string> NextSteps(WrittenMigration written, MigrationDraft draft) =>
        [
            .. written.Notes,
            .. AdoptedWords.Of(draft.Adopted, "change the model, where it does not say so yet: "),
            $"the database has it already, and its history has to say so: {written.Mark}",
        ];
}
