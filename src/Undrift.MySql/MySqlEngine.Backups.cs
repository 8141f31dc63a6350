using Undrift.MySql.Backups;
using Undrift.MySql.Connection;

namespace Undrift.MySql;

/// <summary>Backups: <c>mariadb-dump</c> or <c>mysqldump</c>, and the client.</summary>
public sealed partial class MySqlEngine : IBackupEngine
{
    /// <inheritdoc/>
    string IBackupEngine.BackupFile => "database.sql.gz";

    /// <inheritdoc/>
    Task<BackupFacts> IBackupEngine.DumpAsync(
        string source,
        BackupDraft draft,
        ReadOptions options,
        CancellationToken cancellation
    ) => new Dump(MySqlSource.Parse(source), options).WriteAsync(draft.Content, cancellation);

    /// <inheritdoc/>
    Task<BackupCopy> IBackupEngine.TryOutAsync(
        Backup backup,
        string file,
        BuildOptions options,
        CancellationToken cancellation
    ) => new TryOut(options).RunAsync(backup, file, cancellation);

    /// <inheritdoc/>
    Task IBackupEngine.RestoreAsync(string file, string source, ReadOptions options, CancellationToken cancellation) =>
        new Restore(MySqlSource.Parse(source), options).OverAsync(file, cancellation);

    /// <inheritdoc/>
    Task IBackupEngine.EmptyAsync(string source, ReadOptions options, CancellationToken cancellation) =>
        new Restore(MySqlSource.Parse(source), options).EmptyAsync(cancellation);

    /// <inheritdoc/>
    IReadOnlyList<string> IBackupEngine.HostsOf(string source) =>
        MySqlSource.Parse(source).Host is { } host ? [host] : [];

    /// <inheritdoc/>
    async Task<IReadOnlyList<TableState>> IBackupEngine.TablesAsync(
        string source,
        ReadOptions options,
        CancellationToken cancellation
    )
    {
        var parsed = MySqlSource.Parse(source);
        using var connection = await TableLook.OpenAsync(parsed, options.Timeout, cancellation);
        try
        {
            return await TableLook.OfAsync(connection, cancellation);
        }
        catch (Exception e) when (StatementFailure.Is(e))
        {
            throw StatementFailure.Explain(e, parsed, "counting rows", cancellation);
        }
    }
}
