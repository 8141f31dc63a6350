using System.Text;
using Npgsql;

namespace Undrift.PostgreSql.Backups;

/// <summary>
/// Restores a dump in one transaction: <c>pg_restore</c> writes SQL, <c>psql</c> runs it. COMMIT is sent when all of that has
/// been run: what stands in a pipe would be run even when this process is gone. A failure or a killed process leaves the
/// database as it was.
/// </summary>
internal sealed class Restore(PostgreSqlSource source, ReadOptions options)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Restores a dump into an empty database.</summary>
    /// <exception cref="UndriftException">It cannot be restored.</exception>
    public Task IntoEmptyAsync(string file, CancellationToken cancellation) => RunAsync(file, "", cancellation);

    /// <summary>Restores a dump in the place of what a database holds.</summary>
    /// <exception cref="UndriftException">It cannot be restored; the database is as it was.</exception>
    public Task OverAsync(string file, CancellationToken cancellation) =>
        RunAsync(file, Reading.EmbeddedSql.OfBackups("Emptying"), cancellation);

    private async Task RunAsync(string file, string before, CancellationToken cancellation)
    {
        await using var connection = await PostgreSqlConnector.OpenAsync(source, options.Timeout, cancellation);
        var server = source.ServerOf(connection);
        var major = connection.PostgreSqlVersion.Major;
        var kept = before.Length > 0 ? await KeptSchemasAsync(connection, cancellation) : [];
        await connection.CloseAsync();
        var programs = await ClientPrograms.ForAsync(major, ClientEnvironment.Process, cancellation);
        using var folder = new LoginFolder(ClientEnvironment.Process);
        var psql = Login.Tool(programs.Program("psql"), source, server, folder, programs.Major, options.Timeout);
        var reader = new ClientTool(programs.Program("pg_restore"), folder.Path, new Dictionary<string, string>());
        try
        {
            var list = await ContentsAsync(reader, file, folder, kept, cancellation);
            using var said = new SaidMark();
            string[] pieces = ["--file=-", $"--use-list={list}", Path.GetFullPath(file)];
            await psql.RunAsync(
                ["--no-psqlrc", "--no-password", "--quiet", "--set=ON_ERROR_STOP=1", "--output=/dev/null"],
                async (input, token) =>
                {
                    await SendAsync(input, $"BEGIN;\n{Settings()}{before}", token);
                    await reader.RunAsync(pieces, null, input, token);
                    await SendAsync(input, $"\\echo {SaidMark.Text}\n", token);
                    await said.Seen.WaitAsync(token);
                    await SendAsync(input, "COMMIT;\n", token);
                },
                said,
                cancellation
            );
        }
        catch (ClientToolException failure)
        {
            throw UndriftException.Failed(
                $"the backup was not restored, and the database is as it was: {failure.Message}",
                source.ToString(),
                "the role has to own what is there and what comes; end sessions that hold locks, then repeat"
            );
        }
    }

    /// <summary>
    /// Restoring takes as long as it takes, and waits for others no longer than it may, since others wait for it.
    /// </summary>
    private string Settings() =>
        "SET LOCAL statement_timeout = 0;\nSET LOCAL idle_in_transaction_session_timeout = 0;\n"
        + "SET client_min_messages = error;\n"
        + (
            options.Timeout > TimeSpan.Zero
                ? $"SET LOCAL lock_timeout = {(long)options.Timeout.TotalMilliseconds};\n"
                : ""
        );

    /// <summary>
    /// The list of what is restored. What stays of the database (the schema public, extensions) is not made again: a comment
    /// on an extension is for its owner alone.
    /// </summary>
    private static async Task<string> ContentsAsync(
        ClientTool reader,
        string file,
        LoginFolder folder,
        IReadOnlyList<string> kept,
        CancellationToken cancellation
    )
    {
        using var listed = new MemoryStream();
        await reader.RunAsync(["--list", Path.GetFullPath(file)], null, listed, cancellation);
        string[] marks = kept.Count == 0 ? [] : [" COMMENT - EXTENSION ", .. kept.Select(name => $" SCHEMA - {name} ")];
        var lines = Utf8.GetString(listed.ToArray()).Split('\n');
        return folder.Write("list", string.Join('\n', lines.Where(line => !marks.Any(line.Contains))));
    }

    /// <summary>The schemas in which extensions stand, and the one that every database has.</summary>
    private static async Task<IReadOnlyList<string>> KeptSchemasAsync(
        NpgsqlConnection connection,
        CancellationToken cancellation
    )
    {
        const string sql =
            "SELECT nspname FROM pg_catalog.pg_namespace n "
            + "WHERE EXISTS (SELECT FROM pg_catalog.pg_extension e WHERE e.extnamespace = n.oid)";
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var found = new List<string> { "public" };
        while (await reader.ReadAsync(cancellation))
            found.Add(reader.GetString(0));
        return found;
    }

    private static Task SendAsync(Stream input, string sql, CancellationToken cancellation) =>
        input.WriteAsync(Utf8.GetBytes(sql), cancellation).AsTask();
}
