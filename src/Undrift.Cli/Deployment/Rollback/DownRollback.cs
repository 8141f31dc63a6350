namespace Undrift.Cli;

/// <summary>
/// <c>rollback --down</c>: the project's down migrations, run on the database that was named, with the history as the tool
/// would leave it. Not by the tool's own command: that takes its database from its own settings, which may be another, and
/// some take it with its password from their arguments.
/// </summary>
internal sealed class DownRollback(RollbackContext context)
{
    /// <summary>Undoes migrations, and compares.</summary>
    public async Task<int> RunAsync(int? count, string? version, CancellationToken cancellation)
    {
        var (set, applied) = await context.MigrationsAsync(cancellation);
        var plan = version is null
            ? DownPlan.Last(context.Engine, set, applied, count ?? 1)
            : DownPlan.To(context.Engine, set, applied, version);
        if (plan.Undone.Count == 0)
        {
            context.Host.Out.WriteLine($"Nothing to undo: {version} was applied last.");
            return ExitCode.Success;
        }
        Require(plan, applied);
        var target = await ProvenAsync(plan, cancellation);
        var (history, statements) = await StatementsAsync(plan, cancellation);
        if (context.DryRun)
            return context.Tell([.. Steps(plan, history)]);
        if (!context.Confirmed($"Undo {Names(plan)} on {Visible.Text(context.Described)}"))
            return ExitCode.Cancelled;
        await using var held = await RollbackLock.TakeAsync(context, cancellation);
        await context.PreserveAsync($"undoing {Names(plan)}", cancellation);
        await RunAsync(statements, cancellation);
        return await CompareAsync(plan, target, cancellation);
    }

    private static string Names(DownPlan plan) =>
        string.Join(", ", plan.Undone.Select(migration => Visible.Text(AppliedMigrations.Label(migration))));

    private static void Require(DownPlan plan, AppliedMigrations applied)
    {
        if (plan.WithoutDown is [_, ..] without)
            throw UndriftException.Usage(
                $"there is no down migration for {string.Join(", ", without)}",
                plan.Set.Path,
                "see what else fits with 'undrift rollback --advise'"
            );
        if (applied.Failed is { } failed)
            throw UndriftException.Failed(
                $"{AppliedMigrations.Label(failed)} did not come to its end: nothing is undone before that is clear",
                failed.File,
                plan.Set.RepairOf(failed)
            );
    }

    /// <summary>The schema that the down migrations lead back to.</summary>
    private async Task<Catalog> ProvenAsync(DownPlan plan, CancellationToken cancellation)
    {
        using var step = context.Progress.Step(() => $"trying the undoing of {Names(plan)} out");
        var near = context.Ground.Near(await context.ReadAsync(cancellation)) with { Dependencies = true };
        var (failure, _, after) = await plan.TryAsync(near, cancellation);
        return failure is null
            ? after!
            : throw UndriftException.Failed(
                $"on a scratch database the down migrations do not lead back: {failure}; nothing was run",
                plan.Set.Path,
                "mend them, or see what else fits with 'undrift rollback --advise'"
            );
    }

    private async Task<(HistoryTable? History, Plan Statements)> StatementsAsync(
        DownPlan plan,
        CancellationToken cancellation
    )
    {
        if (plan.Set.History is not { } format)
            return (null, plan.Statements(null));
        var tables = await context.Engine.ReadHistoryAsync(
            context.Source,
            format.Tables,
            context.Reading,
            cancellation
        );
        return (tables[0], plan.Statements(tables[0]));
    }

    private IEnumerable<string> Steps(DownPlan plan, HistoryTable? history) =>
        [
            .. context.PreservingStep,
            .. plan.Undone.Select(migration =>
                $"undo {Visible.Text(AppliedMigrations.Label(migration))}: {migration.Down!.Name}"
                + (history is null ? "" : $", and take it out of {history.Name}")
            ),
            "compare the schema with what the migrations before make",
        ];

    private async Task RunAsync(Plan plan, CancellationToken cancellation)
    {
        var journal = new PlanJournal(
            plan,
            new PlanProgress(context.Host, plan, context.Parsed.GetValue(context.Shared.Quiet))
        );
        try
        {
            await context.Engine.ApplyAsync(context.Source, plan, context.Reading, journal, cancellation);
        }
        catch (UndriftException failure)
        {
            var at = (journal.Failed ?? journal.Done) + 1;
            throw UndriftException.Failed(
                $"the undoing stopped at statement {at} of {plan.Statements.Count}: {failure.Message}; "
                    + (
                        context.Engine.HasTransactionalSchema
                            ? "of that migration nothing was done"
                            : "what ran before it stays"
                    ),
                failure.Where,
                "see what the database is now with 'undrift rollback --advise'; what was there is in the backup"
            );
        }
    }

    private async Task<int> CompareAsync(DownPlan plan, Catalog target, CancellationToken cancellation)
    {
        var run = new CheckRun(context.Host, context.Project, context.Parsed, context.Shared, new ReportOptions());
        var stays = new SchemaSource.Migrations(plan.Set with { Migrations = plan.Stays }, context.Engine);
        var judgement = (await run.RunAsync("rollback", stays, context.Source, cancellation)).Report.Judgement;
        var left = judgement
            .Findings.Where(finding => finding.Accepted is null)
            .Select(finding => finding.Drift)
            .ToList();
        if (left.Count > 0)
            throw new UndriftException(
                FailureKind.Inconclusive,
                $"{Names(plan)} was undone, and the schema is not that of the migrations before: {string.Join(", ", left.Take(3).Select(drift => $"{drift.Type} {drift.Object}"))}",
                context.Described,
                "see all of it with 'undrift check'"
            );
        context.Host.Out.WriteLine(
            $"Undone: {Names(plan)}. The schema is that of {(plan.Stays.Count == 0 ? "no migration" : AppliedMigrations.Label(plan.Stays[^1]))}."
        );
        return ExitCode.Success;
    }
}
