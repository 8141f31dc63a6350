using Undrift.MySql.Connection;
using Undrift.MySql.Scratch;

namespace Undrift.MySql.Backups;

/// <summary>Restores a dump on a scratch database and reads it back.</summary>
internal sealed class TryOut(BuildOptions options)
{
    public async Task<BackupCopy> RunAsync(Backup backup, string file, CancellationToken cancellation)
    {
        await using var scratch = await ScratchDatabase.CreateAsync(options, cancellation);
        RequireServer(ServerVersion.Parse(backup.ServerVersion), scratch.Version);
        await new Restore(scratch.Source, options).IntoEmptyAsync(file, cancellation);
        using var connection = await scratch.OpenAsync(options.Timeout, null, cancellation);
        try
        {
            var tables = await TableLook.OfAsync(connection, cancellation);
            var read = new ReadOptions(options.Timeout, []) { Dependencies = true };
            return new BackupCopy(await MySqlEngine.ReadAsync(connection, read, cancellation), tables);
        }
        catch (Exception e) when (StatementFailure.Is(e))
        {
            throw StatementFailure.Explain(e, scratch.Source, "trying the backup out", cancellation);
        }
    }

    private static void RequireServer(ServerVersion? made, ServerVersion scratch)
    {
        if (
            made is not null
            && (made.Flavour != scratch.Flavour || ServerBinaries.Series(scratch) < ServerBinaries.Series(made))
        )
            throw UndriftException.Failed(
                $"the backup of {made} cannot be tried out: the scratch server is {scratch}",
                next: $"install the server of {made}, set {ServerBinaries.Variable} to its program, or name a server with --scratch URL"
            );
    }
}
