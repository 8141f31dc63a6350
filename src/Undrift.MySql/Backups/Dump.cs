using System.IO.Compression;
using Undrift.MySql.Connection;

namespace Undrift.MySql.Backups;

/// <summary>Dumps a database by the server's own program, compressed on the way.</summary>
internal sealed class Dump(MySqlSource source, ReadOptions options)
{
    /// <summary>All that belongs to one database, in one view of it; nothing that names the database.</summary>
    private static readonly string[] Arguments =
    [
        "--single-transaction",
        "--quick",
        "--routines",
        "--triggers",
        "--events",
        "--hex-blob",
        "--default-character-set=utf8mb4",
        "--no-tablespaces",
    ];

    /// <summary>Not the server's own replication position, and no table that an older server has not.</summary>
    private static readonly string[] OfMySql = ["--set-gtid-purged=OFF", "--column-statistics=0"];

    /// <summary>Writes the dump to a stream.</summary>
    public async Task<BackupFacts> WriteAsync(Stream target, CancellationToken cancellation)
    {
        using var connection = await TableLook.OpenAsync(source, options.Timeout, cancellation);
        var programs = await ClientPrograms.ForAsync(connection.Version, ClientEnvironment.Process, cancellation);
        try
        {
            var before = await TableLook.OfAsync(connection, cancellation);
            await RunAsync(programs, connection.Database!, target, cancellation);
            var after = await TableLook.OfAsync(connection, cancellation);
            var others = await TableLook.OtherEnginesAsync(connection, cancellation);
            return new BackupFacts(
                programs.Name,
                $"{programs.Name} {programs.Version.Text}",
                connection.Version.ToString(),
                Settled(before, after)
            )
            {
                Notes =
                    others.Count == 0
                        ? []
                        :
                        [
                            $"not of the same moment as the rest, for their engine keeps no older view of rows: {string.Join(", ", others)}",
                        ],
            };
        }
        catch (ClientToolException failure)
        {
            throw UndriftException.Failed(
                $"no backup was made: {failure.Message}",
                source.ToString(),
                "the account needs SELECT, SHOW VIEW, TRIGGER and EVENT on the database, and to see its routines"
            );
        }
        catch (Exception e) when (StatementFailure.Is(e))
        {
            throw StatementFailure.Explain(e, source, "backing the database up", cancellation);
        }
    }

    private async Task RunAsync(ClientPrograms programs, string database, Stream target, CancellationToken cancellation)
    {
        using var folder = new LoginFolder(ClientEnvironment.Process);
        var (tool, first) = Login.Tool(programs.Dump, source, programs.Version, folder);
        await using var compressed = new GZipStream(target, CompressionLevel.Fastest, leaveOpen: true);
        string[] arguments = [first, .. Arguments, .. programs.Version.IsMariaDb ? [] : OfMySql, "--", database];
        await tool.RunAsync(arguments, feed: null, compressed, cancellation);
    }

    /// <summary>The program has a view of its own: what was counted before and after it is the same, was the same in it.</summary>
    private static IReadOnlyList<TableState> Settled(IReadOnlyList<TableState> before, IReadOnlyList<TableState> after)
    {
        var first = before.ToDictionary(table => table.Name, table => table.Rows, StringComparer.Ordinal);
        return
        [
            .. after.Select(table =>
                first.TryGetValue(table.Name, out var rows) && rows == table.Rows ? table : table with { Rows = null }
            ),
        ];
    }
}
