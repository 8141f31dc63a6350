using Undrift.MySql.Connection;
using Undrift.MySql.Native;

namespace Undrift.MySql.Scratch;

/// <summary>A scratch database on a server that the user named.</summary>
internal static class SharedScratch
{
    private static readonly TimeSpan DropTimeout = TimeSpan.FromSeconds(30);

    /// <summary>Makes the database; returns its source, its server's version and notes.</summary>
    public static async Task<(MySqlSource Source, ServerVersion Version, IReadOnlyList<string> Notes)> CreateAsync(
        MySqlSource server,
        BuildOptions options,
        TimeProvider clock,
        CancellationToken cancellation
    )
    {
        var now = clock.GetUtcNow();
        var name = ScratchName.New(now);
        using var connection = await MySqlConnection.OpenAsync(
            server with
            {
                Database = null,
            },
            options.Timeout,
            cancellation
        );
        var notes = new List<string>();
        try
        {
            notes.AddRange(await LeftOversAsync(connection, now, cancellation));
            notes.AddRange(await DatabaseMaker.MakeAsync(connection, name, options.DatabaseCollation, cancellation));
        }
        catch (OperationCanceledException)
        {
            // The server may have been quicker than the cancellation.
            await DropAsync(server, name);
            throw;
        }
        catch (MySqlException e) when (e.Code is ErrorCode.DatabaseAccessDenied or ErrorCode.SpecificAccessDenied)
        {
            throw UndriftException.Failed(
                $"{server.User} may not create a scratch database: {e.Message}",
                server.ToString(),
                $@"GRANT ALL ON `{ScratchName.Prefix.Replace("_", @"\_", StringComparison.Ordinal)}%`.* to the account, or leave --scratch out so that a private server is started"
            );
        }
        catch (Exception e) when (StatementFailure.Is(e))
        {
            throw StatementFailure.Explain(e, server, "making a scratch database", cancellation);
        }
        return (server with { Database = name }, connection.Version, notes);
    }

    /// <summary>Drops the database. Not cancelled: it runs because something was.</summary>
    public static async ValueTask DropAsync(MySqlSource server, string name)
    {
        using var connection = await MySqlConnection.OpenAsync(
            server with
            {
                Database = null,
            },
            DropTimeout,
            CancellationToken.None
        );
        try
        {
            await connection.ExecuteAsync($"DROP DATABASE IF EXISTS `{name}`", CancellationToken.None);
        }
        catch (Exception e) when (StatementFailure.Is(e))
        {
            throw StatementFailure.Explain(e, server, $"dropping the scratch database {name}", CancellationToken.None);
        }
    }

    private static async Task<IReadOnlyList<string>> LeftOversAsync(
        MySqlConnection connection,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        var found = await connection.QueryAsync(
            "SELECT SCHEMA_NAME FROM information_schema.SCHEMATA "
                + $"WHERE SCHEMA_NAME REGEXP '{ScratchName.Pattern}' ORDER BY 1",
            cancellation
        );
        return ScratchName.NotesOn(found.Rows.Select(row => row[0]!), now);
    }
}
