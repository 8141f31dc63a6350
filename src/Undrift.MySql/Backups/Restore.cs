using System.IO.Compression;
using System.Text;
using Undrift.MySql.Connection;
using Undrift.MySql.Native;
using Undrift.MySql.Scratch;

namespace Undrift.MySql.Backups;

/// <summary>
/// Restores a dump by the server's own client. The servers have no transaction around statements that make tables, so that a
/// restore over what is there empties the database first: the caller has made a backup of it.
/// </summary>
internal sealed class Restore(MySqlSource source, ReadOptions options)
{
    private static readonly (string Kind, string Query)[] Objects =
    [
        ("EVENT", "SELECT EVENT_NAME FROM information_schema.EVENTS WHERE EVENT_SCHEMA = DATABASE()"),
        ("VIEW", "SELECT TABLE_NAME FROM information_schema.VIEWS WHERE TABLE_SCHEMA = DATABASE()"),
        (
            "PROCEDURE",
            "SELECT ROUTINE_NAME FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA = DATABASE() AND ROUTINE_TYPE = 'PROCEDURE'"
        ),
        (
            "FUNCTION",
            "SELECT ROUTINE_NAME FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA = DATABASE() AND ROUTINE_TYPE = 'FUNCTION'"
        ),
        (
            "TABLE",
            "SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE IN ('BASE TABLE', 'SYSTEM VERSIONED')"
        ),
        (
            "SEQUENCE",
            "SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE = 'SEQUENCE'"
        ),
    ];

    /// <summary>Restores a dump into an empty database.</summary>
    /// <exception cref="UndriftException">It cannot be restored.</exception>
    public async Task IntoEmptyAsync(string file, CancellationToken cancellation)
    {
        using var connection = await MySqlConnection.OpenAsync(source, options.Timeout, cancellation);
        await RunAsync(file, connection, "the backup cannot be restored", cancellation);
    }

    /// <summary>Restores a dump in the place of what a database holds.</summary>
    /// <exception cref="UndriftException">It cannot be restored; the database holds a part of it.</exception>
    public async Task OverAsync(string file, CancellationToken cancellation)
    {
        using var connection = await MySqlConnection.OpenAsync(source, options.Timeout, cancellation);
        await EmptyAsync(connection, "emptying the database before the restore", cancellation);
        await RunAsync(
            file,
            connection,
            "the database was emptied, and the backup was not restored whole",
            cancellation
        );
    }

    /// <summary>Removes everything from the database.</summary>
    /// <exception cref="UndriftException">Something cannot be removed; a part of it may be gone.</exception>
    public async Task EmptyAsync(CancellationToken cancellation)
    {
        using var connection = await MySqlConnection.OpenAsync(source, options.Timeout, cancellation);
        await EmptyAsync(connection, "emptying the database", cancellation);
    }

    private async Task EmptyAsync(MySqlConnection connection, string doing, CancellationToken cancellation)
    {
        try
        {
            await connection.ExecuteAsync("SET SESSION foreign_key_checks = 0", cancellation);
            foreach (var (kind, query) in Objects)
            foreach (var row in (await connection.QueryAsync(query, cancellation)).Rows)
                await connection.ExecuteAsync($"DROP {kind} IF EXISTS {DatabaseMaker.Quoted(row[0]!)}", cancellation);
        }
        catch (Exception e) when (StatementFailure.Is(e))
        {
            throw StatementFailure.Explain(e, source, $"{doing} (a part of it may be gone already)", cancellation);
        }
    }

    private async Task RunAsync(string file, MySqlConnection connection, string failed, CancellationToken cancellation)
    {
        var programs = await ClientPrograms.ForAsync(connection.Version, ClientEnvironment.Process, cancellation);
        using var folder = new LoginFolder(ClientEnvironment.Process);
        var (tool, first) = Login.Tool(programs.Client, source, programs.Version, folder);
        try
        {
            await tool.RunAsync(
                [first, "--batch", "--default-character-set=utf8mb4", "--", connection.Database!],
                async (input, token) =>
                {
                    await using var stored = File.OpenRead(file);
                    await using var content = new GZipStream(stored, CompressionMode.Decompress);
                    await content.CopyToAsync(input, token);
                },
                output: null,
                cancellation
            );
        }
        catch (ClientToolException failure)
        {
            throw UndriftException.Failed(
                $"{failed}: {failure.Message}",
                source.ToString(),
                "the account needs all rights on the database; with 'undrift backup list' find the backup of what was there"
            );
        }
    }
}
