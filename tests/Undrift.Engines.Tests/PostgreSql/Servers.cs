using System.Collections.Concurrent;
using Npgsql;
using Undrift.Engines.Tests.Corpus;
using Undrift.PostgreSql;

namespace Undrift.Engines.Tests.PostgreSql;

/// <summary>
/// Real servers for tests, one per major version, started at first use and shared by the whole run. Version 15 comes from
/// this machine's own programs, the others from the folders named by <c>UNDRIFT_TEST_PG_13</c>, <c>_17</c>, <c>_18</c>
/// (each holds <c>bin</c>, <c>lib</c>, <c>share</c>).
/// </summary>
/// <remarks>
/// <code>
/// var server = await Servers.GetAsync(15);                  // skips locally, fails when CI=true
/// await using var database = await server.CreateDatabaseAsync();
/// await database.ExecuteAsync("CREATE TABLE t (i int)");
/// await using var connection = await database.OpenAsync();
/// </code>
/// </remarks>
internal static class Servers
{
    /// <summary>The version that the distribution has; the one to use where the version does not matter.</summary>
    public const int Default = 15;

    private static readonly ConcurrentDictionary<int, Lazy<Task<TestServer?>>> Started = new();
    private static readonly Dictionary<string, string> Settings = new()
    {
        ["max_connections"] = "100",
        ["max_locks_per_transaction"] = "256",
        ["wal_level"] = "logical",
    };

    /// <summary>The versions to test with, as rows of a theory.</summary>
    public static TheoryData<int> Versions => [13, 15, 17, 18];

    /// <summary>The running server of a version.</summary>
    public static async Task<TestServer> GetAsync(int major = Default)
    {
        // Shared by all tests, so not ended by the cancellation of the first one that asks.
        var server = await Started.GetOrAdd(major, m => new(() => StartAsync(m))).Value;
        if (server is not null)
            return server;
        throw Missing.Skip($"no PostgreSQL {major} server: install it, or set UNDRIFT_TEST_PG_{major} to its folder");
    }

    /// <summary>The programs of a version; null when they are not on this machine.</summary>
    public static async Task<ServerBinaries?> BinariesAsync(int major)
    {
        var folder = Environment.GetEnvironmentVariable($"UNDRIFT_TEST_PG_{major}");
        var environment = ClientEnvironment.Process;
        if (!string.IsNullOrEmpty(folder))
            environment = environment with
            {
                Variable = name =>
                    name == "UNDRIFT_PG_BIN" ? Path.Combine(folder, "bin") : Environment.GetEnvironmentVariable(name),
            };
        try
        {
            var found = await ServerBinaries.FindAsync(environment, CancellationToken.None);
            return found.FirstOrDefault(b => b.Major == major);
        }
        catch (UndriftException)
        {
            return null;
        }
    }

    private static async Task<TestServer?> StartAsync(int major) =>
        await BinariesAsync(major) is { } binaries
            ? new TestServer(await ScratchServer.StartAsync(binaries, Settings, null, CancellationToken.None))
            : null;
}

/// <summary>A running server. It ends with the test process.</summary>
internal sealed class TestServer(ScratchServer server)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);
    private int databases;

    /// <summary>The programs that it runs from.</summary>
    public ServerBinaries Binaries => server.Binaries;

    /// <summary>A database as its superuser.</summary>
    public PostgreSqlSource Source(string database = "postgres") => server.Source(database);

    /// <summary>The text of a source, as a user would write it.</summary>
    public string Url(string database = "postgres", string user = ClusterTemplate.Superuser) =>
        $"postgres://{Uri.EscapeDataString(user)}@/{Uri.EscapeDataString(database)}?host={server.Folder}";

    /// <summary>Makes a database of its own name; dropped when disposed.</summary>
    /// <param name="template">A database to copy, which nobody may be using then; null: an empty one.</param>
    public async Task<TestDatabase> CreateDatabaseAsync(string template = "template0")
    {
        var name = $"test_{Interlocked.Increment(ref databases)}";
        await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {template}");
        return new TestDatabase(this, name);
    }

    /// <summary>Runs SQL in a database, all statements in one transaction.</summary>
    public async Task ExecuteAsync(string sql, string database = "postgres")
    {
        await using var connection = await OpenAsync(database);
        // Not split by the driver, which takes BEGIN ATOMIC … END apart.
        using var reader = new StatementReader("test.sql", new StringReader(sql));
        await using var batch = new NpgsqlBatch(connection);
        while (reader.Read() is { } item)
            batch.BatchCommands.Add(new NpgsqlBatchCommand(((Statement)item).Text));
        if (batch.BatchCommands.Count > 0)
            await batch.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Opens a session as superuser.</summary>
    public Task<NpgsqlConnection> OpenAsync(string database = "postgres") =>
        PostgreSqlConnector.OpenAsync(Source(database), Timeout, TestContext.Current.CancellationToken);
}

/// <summary>A database of one test.</summary>
internal sealed class TestDatabase(TestServer server, string name) : IAsyncDisposable
{
    /// <summary>Its name.</summary>
    public string Name => name;

    /// <summary>The source to read it from.</summary>
    public PostgreSqlSource Source => server.Source(name);

    /// <summary>The source's text, as a user would write it.</summary>
    public string Url => server.Url(name);

    /// <summary>Opens a session as superuser.</summary>
    public Task<NpgsqlConnection> OpenAsync() => server.OpenAsync(name);

    /// <summary>Runs SQL.</summary>
    public Task ExecuteAsync(string sql) => server.ExecuteAsync(sql, name);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await using var connection = await PostgreSqlConnector.OpenAsync(
            server.Source(),
            TimeSpan.FromSeconds(60),
            CancellationToken.None
        );
        await SharedScratch.DropAsync(connection, server.Source(), name);
    }
}
