using Undrift.PostgreSql.Backups;

namespace Undrift.PostgreSql;

/// <summary>Backups: <c>pg_dump</c>, <c>pg_restore</c>, <c>psql</c>.</summary>
public sealed partial class PostgreSqlEngine : IBackupEngine
{
    /// <inheritdoc/>
    string IBackupEngine.BackupFile => "database.pgdump";

    /// <inheritdoc/>
    Task<BackupFacts> IBackupEngine.DumpAsync(
        string source,
        BackupDraft draft,
        ReadOptions options,
        CancellationToken cancellation
    ) => new Dump(PostgreSqlSource.Parse(source), options).WriteAsync(draft.Content, cancellation);

    /// <inheritdoc/>
    Task<BackupCopy> IBackupEngine.TryOutAsync(
        Backup backup,
        string file,
        BuildOptions options,
        CancellationToken cancellation
    ) => new TryOut(options).RunAsync(backup, file, cancellation);

    /// <inheritdoc/>
    Task IBackupEngine.RestoreAsync(string file, string source, ReadOptions options, CancellationToken cancellation) =>
        new Restore(PostgreSqlSource.Parse(source), options).OverAsync(file, cancellation);

    /// <inheritdoc/>
    Task IBackupEngine.EmptyAsync(string source, ReadOptions options, CancellationToken cancellation) =>
        Emptying.RunAsync(PostgreSqlSource.Parse(source), options.Timeout, cancellation);

    /// <inheritdoc/>
    IReadOnlyList<string> IBackupEngine.HostsOf(string source) =>
        [
            .. PostgreSqlSource
                .Parse(source)
                .Servers.Where(server => !server.IsSocket)
                .Select(server => server.Address ?? server.Host),
        ];

    /// <inheritdoc/>
    async Task<IReadOnlyList<TableState>> IBackupEngine.TablesAsync(
        string source,
        ReadOptions options,
        CancellationToken cancellation
    )
    {
        var parsed = PostgreSqlSource.Parse(source);
        await using var connection = await PostgreSqlConnector.OpenAsync(parsed, options.Timeout, cancellation);
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
