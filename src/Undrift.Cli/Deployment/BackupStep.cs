namespace Undrift.Cli;

/// <summary>Makes a backup, unless a person wants none. Without one the command is not run.</summary>
internal sealed class BackupStep(DeploymentGround ground)
{
    private bool Wanted => !ground.Parsed.GetValue(ground.Options.NoBackup);

    /// <summary>What would be made, for a plan.</summary>
    public string Words => Wanted ? $"made in {Run("a deployment").Folder.Path}" : "none (--no-backup)";

    /// <summary>Makes it.</summary>
    /// <param name="journal">Gets its id.</param>
    /// <param name="cancellation">Ends it; nothing half is left.</param>
    /// <exception cref="UndriftException">None could be made.</exception>
    public async Task MakeAsync(DeploymentJournal journal, CancellationToken cancellation)
    {
        if (!Wanted)
            return;
        await journal.EnterAsync(DeploymentStep.Backup, cancellation);
        var backup = await Run($"deployment {journal.Record.Id}").MakeAsync(verify: false, cancellation);
        journal.Record = journal.Record with { BackupId = backup.Id };
        ground.Say("backup", $"{backup.Id} ({backup.Method}, {backup.Place})");
    }

    private BackupRun Run(string reason) =>
        new(ground.Host, ground.Project, ground.Parsed, ground.Shared) { Reason = $"before {reason}" };
}
