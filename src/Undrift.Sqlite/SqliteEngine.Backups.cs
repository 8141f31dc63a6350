using Undrift.Sqlite.Backups;

namespace Undrift.Sqlite;

/// <summary>Backups: SQLite's own online backup, in both directions.</summary>
public sealed partial class SqliteEngine : IBackupEngine
{
    /// <inheritdoc/>
    string IBackupEngine.BackupFile => "database.sqlite.gz";

    /// <inheritdoc/>
    Task<BackupFacts> IBackupEngine.DumpAsync(
        string source,
        BackupDraft draft,
        ReadOptions options,
        CancellationToken cancellation
    ) => Task.Run(() => new FileBackup(source, options, cancellation).Write(draft), cancellation);

    /// <inheritdoc/>
    Task<BackupCopy> IBackupEngine.TryOutAsync(
        Backup backup,
        string file,
        BuildOptions options,
        CancellationToken cancellation
    ) => Task.Run(() => FileBackup.TryOut(file, options, cancellation), cancellation);

    /// <inheritdoc/>
    Task IBackupEngine.EmptyAsync(string source, ReadOptions options, CancellationToken cancellation) =>
        Task.Run(() => new FileBackup(source, options, cancellation).Empty(), cancellation);

    /// <inheritdoc/>
    IReadOnlyList<string> IBackupEngine.HostsOf(string source) => [];

    /// <inheritdoc/>
    Task IBackupEngine.RestoreAsync(string file, string source, ReadOptions options, CancellationToken cancellation) =>
        Task.Run(() => new FileBackup(source, options, cancellation).Restore(file), cancellation);

    /// <inheritdoc/>
    Task<IReadOnlyList<TableState>> IBackupEngine.TablesAsync(
        string source,
        ReadOptions options,
        CancellationToken cancellation
    ) => Task.Run(() => new FileBackup(source, options, cancellation).Tables(), cancellation);
}
