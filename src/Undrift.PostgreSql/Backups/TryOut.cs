using Npgsql;

namespace Undrift.PostgreSql.Backups;

/// <summary>Restores a dump on a scratch database and reads it back.</summary>
internal sealed class TryOut(BuildOptions options)
{
    /// <summary>
    /// Who restores on a private server: a role of its own, so that whatever the dump gives to a role that happens to be
    /// called like the server's superuser is told from what belongs to whoever restores.
    /// </summary>
    private const string Restorer = "undrift_try_out";

    public async Task<BackupCopy> RunAsync(Backup backup, string file, CancellationToken cancellation)
    {
        await using var scratch = await ScratchDatabase.CreateAsync(options, cancellation);
        var source = scratch.IsPrivate ? scratch.Source with { User = Restorer } : scratch.Source;
        try
        {
            await using (var connection = await scratch.OpenAsync(options.Timeout, cancellation))
            {
                RequireVersion(backup, connection);
                if (scratch.IsPrivate)
                    await MakeRolesAsync(connection, backup.Roles, cancellation);
            }
            await new Restore(source, options).IntoEmptyAsync(file, cancellation);
            await using var restored = await PostgreSqlConnector.OpenAsync(source, options.Timeout, cancellation);
            var tables = await TableLook.OfAsync(restored, cancellation);
            var read = new ReadOptions(options.Timeout, []) { Dependencies = true };
            return new BackupCopy(
                await PostgreSqlEngine.ReadAsync(restored, source, read, cancellation, builtFromSql: true),
                tables
            );
        }
        catch (Exception e) when (StatementFailure.Is(e))
        {
            throw StatementFailure.Explain(e, scratch.Source, "trying the backup out", cancellation);
        }
    }

    private static void RequireVersion(Backup backup, NpgsqlConnection connection)
    {
        if (ServerVersion.Major(backup.ServerVersion) is { } major && connection.PostgreSqlVersion.Major < major)
            throw UndriftException.Failed(
                $"the backup of PostgreSQL {backup.ServerVersion} cannot be tried out: the scratch server is PostgreSQL {connection.PostgreSqlVersion.ToString(2)}",
                next: $"install the server of PostgreSQL {major}, set UNDRIFT_PG_BIN to its bin folder, or name a server with --scratch URL"
            );
    }

    private static async Task MakeRolesAsync(
        NpgsqlConnection connection,
        IReadOnlyList<string> roles,
        CancellationToken cancellation
    )
    {
        await using var known = new NpgsqlCommand("SELECT rolname FROM pg_catalog.pg_roles", connection);
        var there = new HashSet<string>(StringComparer.Ordinal);
        await using (var reader = await known.ExecuteReaderAsync(cancellation))
            while (await reader.ReadAsync(cancellation))
                there.Add(reader.GetString(0));
        await using var restorer = new NpgsqlCommand($"CREATE ROLE {Restorer} SUPERUSER LOGIN", connection);
        await restorer.ExecuteNonQueryAsync(cancellation);
        foreach (var role in roles.Where(role => !there.Contains(role)))
        {
            await using var create = new NpgsqlCommand($"CREATE ROLE {Reading.Identifier.Quote(role)}", connection);
            await create.ExecuteNonQueryAsync(cancellation);
        }
    }
}
