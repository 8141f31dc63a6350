using System.Collections.Concurrent;
using Undrift.Engines.Tests.PostgreSql.Kinds;
using Undrift.PostgreSql;

namespace Undrift.Engines.Tests.PostgreSql.Cluster;

/// <summary>Servers on which tests make roles, one for each version: no other test's roles are there.</summary>
internal static class ClusterServers
{
    private static readonly ConcurrentDictionary<int, Lazy<Task<ClusterServer>>> Started = new();

    /// <summary>The server of a version.</summary>
    public static async Task<ClusterServer> GetAsync(int version)
    {
        // Skips where the version is not installed.
        await Servers.GetAsync(version);
        return await Started.GetOrAdd(version, major => new(() => StartAsync(major))).Value;
    }

    private static async Task<ClusterServer> StartAsync(int version)
    {
        var binaries = await Servers.BinariesAsync(version);
        return new ClusterServer(
            new TestServer(await ScratchServer.StartAsync(binaries!, null, null, CancellationToken.None))
        );
    }
}

/// <summary>A server whose roles belong to one test at a time.</summary>
internal sealed class ClusterServer(TestServer server)
{
    private const string DropRoles = """
        DO $$
        DECLARE roles text;
        BEGIN
            SELECT string_agg(quote_ident(rolname), ', ') INTO roles FROM pg_catalog.pg_roles WHERE oid >= 16384;
            IF roles IS NOT NULL THEN EXECUTE 'DROP OWNED BY ' || roles; EXECUTE 'DROP ROLE ' || roles; END IF;
            IF to_regclass('pg_catalog.pg_parameter_acl') IS NOT NULL THEN
                EXECUTE 'DELETE FROM pg_catalog.pg_parameter_acl';
            END IF;
        END $$
        """;

    private static readonly SemaphoreSlim Turn = new(1);

    /// <summary>Runs SQL in a database of its own, gives it to the test, and removes the database and all roles.</summary>
    public async Task<T> WithAsync<T>(string sql, Func<TestDatabase, Task<T>> use)
    {
        await Turn.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            var database = await server.CreateDatabaseAsync();
            try
            {
                await database.ExecuteAsync(sql);
                return await use(database);
            }
            finally
            {
                await server.ExecuteAsync(
                    "UPDATE pg_catalog.pg_database SET datistemplate = false, datdba = 10 WHERE datname LIKE 'test%'"
                );
                await database.DisposeAsync();
                await server.ExecuteAsync(DropRoles);
            }
        }
        finally
        {
            Turn.Release();
        }
    }

    /// <summary>Runs SQL in a database of its own and reads it, cluster level included.</summary>
    public Task<Catalog> BuildAsync(string sql) =>
        WithAsync(
            sql,
            database => database.ReadAsync(new ReadOptions(TimeSpan.FromSeconds(60), []) { Cluster = true })
        );
}
