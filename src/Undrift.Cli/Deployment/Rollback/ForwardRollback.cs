namespace Undrift.Cli;

/// <summary>
/// <c>rollback --forward</c>: the migration, or the plan, that makes the schema of before again. It is tried out, written and
/// not run: it goes the way of every migration.
/// </summary>
internal sealed class ForwardRollback(RollbackContext context)
{
    /// <summary>Writes it.</summary>
    public async Task<int> RunAsync(string? id, CancellationToken cancellation)
    {
        var backup = id is null ? Newest() : context.Folder.Find(id);
        var run = new CheckRun(context.Host, context.Project, context.Parsed, context.Shared, new ReportOptions());
        var schema = new SchemaSource.Snapshot(context.Folder.SchemaOf(backup));
        var outcome = await run.RunAsync("rollback", schema, context.Source, cancellation, plans: true);
        if (!outcome.Report.Judgement.HasDrift)
        {
            context.Host.Out.WriteLine($"Nothing to do: the schema is that of the backup {backup.Id}.");
            return ExitCode.Success;
        }
        if (await MigrationsAsync(cancellation) is { Writer: { } writer })
            return await WriteMigrationAsync(writer, backup, outcome, run, cancellation);
        var made = await PlanRun.MakeAsync(outcome, run.Progress, cancellation);
        if (!context.DryRun && context.Parsed.GetValue(context.Options.Output) is { } path)
            PlanFileWriter.WriteFile(path, made.ToFile(outcome));
        PlanRun.Print(made, $"makes the schema of the backup {backup.Id} again", context.Host);
        return made.IsWhole ? ExitCode.Success : ExitCode.Inconclusive;
    }

    private Backup Newest() =>
        context.Folder.All().FirstOrDefault(backup => backup.Database == context.Described && backup.Bytes is not null)
        ?? throw UndriftException.Usage(
            "there is no backup of this database, so that what the schema was before is not known",
            context.Folder.Path,
            "make the change in the model, and a migration with the project's tool"
        );

    private async Task<MigrationSet?> MigrationsAsync(CancellationToken cancellation)
    {
        try
        {
            return (await context.MigrationsAsync(cancellation)).Set;
        }
        catch (UndriftException failure) when (failure.Kind is FailureKind.Failed or FailureKind.Usage)
        {
            return null;
        }
    }

    private async Task<int> WriteMigrationAsync(
        IMigrationWriter writer,
        Backup backup,
        CheckOutcome outcome,
        CheckRun run,
        CancellationToken cancellation
    )
    {
        // Down of what would adopt the present schema is up of what goes back.
        var made = await PlanRun.AdoptAsync(outcome, run.Progress, cancellation, inMigration: true);
        if (!made.Down.IsWhole)
            throw new UndriftException(
                FailureKind.Inconclusive,
                $"no migration was written: what makes the schema of {backup.Id} again is not proven: {made.Down.Proof.Failure ?? "it leaves differences"}",
                next: "see the SQL with 'undrift diff', and write the migration by hand"
            );
        var draft = new MigrationDraft(
            $"revert_to_{backup.Id.Replace('-', '_').ToLowerInvariant()}",
            context.Host.Clock.GetUtcNow(),
            DraftPart.Of(made.Down.Plan, context.Engine),
            DraftPart.Of(made.Up.Plan, context.Engine)
        )
        {
            Engine = context.Engine,
            Adopted = [],
            Before = outcome.Pair.Actual,
            After = outcome.Pair.Desired,
            Options = outcome.Pair.Scratch,
        };
        var written = await writer.WriteAsync(draft, cancellation);
        Tell(written, made.Down, backup);
        if (context.DryRun)
            return ExitCode.Success;
        using var files = MigrationFiles.Write(written.Files);
        files.Keep();
        return ExitCode.Success;
    }

    private void Tell(WrittenMigration written, MadePlan made, Backup backup)
    {
        var hazards = string.Join(", ", made.Plan.Hazards.Select(hazard => hazard.Name()));
        foreach (var file in written.Files)
            context.Host.Out.WriteLine($"{(context.DryRun ? "Would write" : "Wrote")} {Visible.Text(file.Path)}");
        context.Host.Out.WriteLine(
            $"It makes the schema of the backup {backup.Id} again, proven on a scratch database{(hazards.Length > 0 ? $"; it can do: {hazards}" : "")}."
        );
        context.Host.Out.WriteLine("Take the change back in the model, too, review the migration, and deploy it.");
    }
}
