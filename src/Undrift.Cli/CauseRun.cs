namespace Undrift.Cli;

/// <summary>The second leg of a check: which migrations the database has, and so which leg moved.</summary>
/// <param name="progress">Is told what is being done.</param>
/// <param name="source">The migrations.</param>
/// <param name="database">The database's text. Holds a credential.</param>
/// <param name="includePending">True when what is pending counts as drift.</param>
internal sealed class CauseRun(Progress progress, SchemaSource source, string database, bool includePending)
{
    private Task<AppliedMigrations?>? _reading;

    /// <summary>
    /// Begins to read the history, once the database has been read and while the other side is not known yet. What goes wrong
    /// is told by <see cref="RunAsync"/>.
    /// </summary>
    public Task BeginAsync(IEngine engine, BuildOptions options, CancellationToken cancellation) =>
        _reading = Task.Run(
            async () =>
                await ProjectTools.MigrationsOfAsync(source, engine, options, cancellation) is { } migrations
                    ? await AppliedMigrations.ReadAsync(engine, database, migrations, options, cancellation)
                    : null,
            cancellation
        );

    /// <summary>The outcome with its causes.</summary>
    public async Task<CheckOutcome> RunAsync(CheckOutcome outcome, CancellationToken cancellation)
    {
        var (engine, options) = (outcome.Pair.Engine, outcome.Pair.Scratch);
        if (await ProjectTools.MigrationsOfAsync(source, engine, options, cancellation) is not { } migrations)
            return outcome;
        var leg = new MigrationReport(source.Description, migrations.Faults);
        try
        {
            var applied =
                (_reading is null ? null : await _reading)
                ?? await AppliedMigrations.ReadAsync(engine, database, migrations, options, cancellation);
            leg = leg with
            {
                Faults = [.. leg.Faults, .. applied.Faults],
                Applied = applied.Version,
                Pending = [.. applied.Pending.Select(AppliedMigrations.Label)],
            };
            return await JudgedAsync(outcome, migrations, applied, leg, cancellation);
        }
        catch (UndriftException why) when (why.Kind == FailureKind.Failed)
        {
            // The drifts are as true as before: only their causes are open.
            var place = why.Where is { } where ? $" ({where})" : "";
            return With(outcome, outcome.Report.Judgement, leg, [$"the causes are not known: {why.Message}{place}"]);
        }
    }

    private async Task<CheckOutcome> JudgedAsync(
        CheckOutcome outcome,
        MigrationSet migrations,
        AppliedMigrations applied,
        MigrationReport leg,
        CancellationToken cancellation
    )
    {
        var judgement = outcome.Report.Judgement;
        if (judgement.Findings.Count == 0)
            return With(outcome, judgement, leg, []);
        using var step = progress.Step(() => $"replaying {source.Description}");
        var pair = outcome.Pair;
        var options = pair.Scratch.Near(pair.Actual);
        var finder = new CauseFinder(pair.Engine, pair.Desired, pair.Actual, options);
        var causes = await finder.FindAsync(applied, cancellation);
        judgement = CausePass.Of(judgement, causes, includePending);
        leg = leg with { Next = [.. CauseNext.Of(judgement, migrations, applied, outcome.Report.Environment)] };
        return With(
            outcome,
            judgement,
            leg,
            causes.FailureOfPending is { } failure
                ?
                [
                    $"a pending migration fails on the schema that the database says it has: {failure.Message} ({failure.Where})",
                ]
                : []
        );
    }

    private static CheckOutcome With(
        CheckOutcome outcome,
        Judgement judgement,
        MigrationReport leg,
        IReadOnlyList<string> notes
    ) =>
        outcome with
        {
            Report = outcome.Report with
            {
                Migrations = leg,
                Judgement = judgement with { Notes = [.. judgement.Notes, .. notes] },
            },
        };
}
