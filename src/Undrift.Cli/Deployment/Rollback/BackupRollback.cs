namespace Undrift.Cli;

/// <summary><c>rollback --to-backup ID</c>: a backup takes the place of what the database holds.</summary>
internal sealed class BackupRollback(RollbackContext context)
{
    /// <summary>Restores, and compares what is there then.</summary>
    public async Task<int> RunAsync(string id, CancellationToken cancellation)
    {
        var backup = context.Folder.Find(id);
        Require(backup);
        context.Folder.RequireIntact(backup);
        var schema = BackupGround.SchemaOf(context.Folder, backup, context.Engine);
        if (context.DryRun)
            return context.Tell([.. Steps(backup)]);
        if (
            !context.Confirmed($"Restore {backup.Id} ({BackupWords.Of(backup)}) over {Visible.Text(context.Described)}")
        )
            return ExitCode.Cancelled;
        await using var held = await RollbackLock.TakeAsync(context, cancellation);
        if (TriesOut(backup))
            backup = await TriedOutAsync(backup, cancellation);
        await context.PreserveAsync($"restoring {backup.Id}", cancellation);
        using (context.Progress.Step(() => $"restoring {backup.Id}"))
            await Store.RestoreAsync(context.Folder.FileOf(backup), context.Source, context.Reading, cancellation);
        return await CompareAsync(backup, schema, cancellation);
    }

    private IBackupEngine Store => (IBackupEngine)context.Engine;

    private bool TriesOut(Backup backup) =>
        backup.VerifiedAt is null && !context.Parsed.GetValue(context.Options.NoVerify);

    private void Require(Backup backup)
    {
        if (backup.Engine != context.Engine.Name)
            throw UndriftException.Usage(
                $"the backup {backup.Id} is of another engine ({backup.Engine}) than the database ({context.Engine.Name})",
                next: "see which is which with 'undrift backup list'"
            );
        if (backup.Sha256 is null)
            throw UndriftException.Usage(
                $"{backup.Id} is a branch at the platform, no file",
                next: $"put it in place with 'undrift rollback --branch {backup.Place}'"
            );
        if (backup.Database != context.Described && !context.Parsed.GetValue(context.Options.OtherDatabase))
            throw UndriftException.Usage(
                $"the backup {backup.Id} is of {Visible.Text(backup.Database)}, not of {Visible.Text(context.Described)}",
                next: "name that database; if it is the same under another name, or is meant, add --other-database"
            );
    }

    private IEnumerable<string> Steps(Backup backup) =>
        [
            .. TriesOut(backup)
                ? [$"restore {backup.Id} on a scratch database, and compare it"]
                : Array.Empty<string>(),
            .. context.PreservingStep,
            $"restore {backup.Id} ({BackupWords.Of(backup)})"
                + (context.Engine.HasTransactionalSchema ? ", in one transaction" : ": the database is emptied first"),
            "compare schema and rows with the backup",
        ];

    private async Task<Backup> TriedOutAsync(Backup backup, CancellationToken cancellation)
    {
        var run = new BackupRun(context.Host, context.Project, context.Parsed, context.Shared)
        {
            To = context.Parsed.GetValue(context.Options.To),
        };
        return await run.VerifyAsync(backup, cancellation);
    }

    private async Task<int> CompareAsync(Backup backup, Catalog schema, CancellationToken cancellation)
    {
        using var step = context.Progress.Step(() => "comparing");
        var check = new BackupCheck(context.Engine, context.Ground);
        var problems = await check.DifferencesAsync(backup, schema, context.Source, cancellation);
        if (problems.Count > 0)
            throw new UndriftException(
                FailureKind.Inconclusive,
                $"the backup {backup.Id} was restored, and the database is not what was backed up: {BackupCheck.Listed(problems)}",
                context.Described,
                "look at it with 'undrift check'; rows may have been written since"
            );
        context.Host.Out.WriteLine(
            $"Restored {backup.Id}: schema and rows are those of the backup ({BackupWords.Content(backup)})."
        );
        return ExitCode.Success;
    }
}
