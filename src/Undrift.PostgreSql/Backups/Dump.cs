using System.Globalization;
using Npgsql;

namespace Undrift.PostgreSql.Backups;

/// <summary>
/// Dumps a database by <c>pg_dump</c> in its own format: it is compressed, and <c>pg_restore</c> can leave things of it out,
/// which a restore over what is there needs. Rows are counted in the snapshot that the dump is made from.
/// </summary>
internal sealed class Dump(PostgreSqlSource source, ReadOptions options)
{
    // The bootstrap superuser stands in no pg_shdepend: it is pinned.
    private const string Roles = """
        SELECT DISTINCT r.rolname FROM pg_catalog.pg_roles r
        WHERE r.oid = 10 OR r.oid IN (
            SELECT d.refobjid FROM pg_catalog.pg_shdepend d
            WHERE d.refclassid = 'pg_catalog.pg_authid'::regclass
                AND d.dbid = (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database()))
        ORDER BY 1
        """;

    /// <summary>Writes the dump to a stream.</summary>
    public async Task<BackupFacts> WriteAsync(Stream target, CancellationToken cancellation)
    {
        await using var connection = await PostgreSqlConnector.OpenAsync(source, options.Timeout, cancellation);
        var major = connection.PostgreSqlVersion.Major;
        var programs = await ClientPrograms.ForAsync(major, ClientEnvironment.Process, cancellation);
        try
        {
            await SendAsync(connection, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", cancellation);
            await SendAsync(connection, "SET LOCAL row_security = off; SET LOCAL statement_timeout = 0", cancellation);
            var snapshot = await ListAsync(connection, "SELECT pg_catalog.pg_export_snapshot()", cancellation);
            var roles = await ListAsync(connection, Roles, cancellation);
            var tables = await TableLook.OfAsync(connection, cancellation);
            await RunAsync(programs, connection, snapshot[0], target, cancellation);
            await SendAsync(connection, "ROLLBACK", cancellation);
            return new BackupFacts(
                "pg_dump",
                $"pg_dump {programs.Version}",
                connection.PostgreSqlVersion.ToString(2),
                tables
            )
            {
                Roles = roles,
            };
        }
        catch (ClientToolException failure)
        {
            throw UndriftException.Failed(
                $"no backup was made: {failure.Message}",
                source.ToString(),
                "the role needs to read all of the database (pg_read_all_data, or the owner's role)"
            );
        }
        // The driver wraps what happens to its connection: this is about the file.
        catch (Exception e) when (e is not IOException && StatementFailure.Is(e))
        {
            throw StatementFailure.Explain(e, source, "backing the database up", cancellation);
        }
    }

    private async Task RunAsync(
        ClientPrograms programs,
        NpgsqlConnection connection,
        string snapshot,
        Stream target,
        CancellationToken cancellation
    )
    {
        using var folder = new LoginFolder(ClientEnvironment.Process);
        var server = source.ServerOf(connection);
        var tool = Login.Tool(programs.Program("pg_dump"), source, server, folder, programs.Major, options.Timeout);
        var wait = (long)options.Timeout.TotalMilliseconds;
        await tool.RunAsync(
            [
                "--format=custom",
                "--no-password",
                $"--snapshot={snapshot}",
                .. wait > 0
                    ? [$"--lock-wait-timeout={wait.ToString(CultureInfo.InvariantCulture)}"]
                    : Array.Empty<string>(),
            ],
            feed: null,
            target,
            cancellation
        );
    }

    private static async Task SendAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static async Task<IReadOnlyList<string>> ListAsync(
        NpgsqlConnection connection,
        string sql,
        CancellationToken cancellation
    )
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var found = new List<string>();
        while (await reader.ReadAsync(cancellation))
            found.Add(reader.GetString(0));
        return found;
    }
}
