using Undrift.Engines.Tests.Corpus;
using Undrift.Engines.Tests.PostgreSql.Kinds;
using Undrift.PostgreSql;

namespace Undrift.Engines.Tests.PostgreSql.Connection;

/// <summary>A proxy that gives each transaction whatever server connection is free.</summary>
public sealed class PgBouncerTests
{
    private static readonly ReadOptions Options = new(TimeSpan.FromSeconds(60), []);

    [Fact]
    public async Task A_check_through_a_transaction_pool_sees_the_same_schema()
    {
        var server = await Servers.GetAsync();
        await using var database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync(
            """
            CREATE SCHEMA s; CREATE TABLE s.t (a serial PRIMARY KEY, b text DEFAULT now()::text CHECK (b <> ''));
            CREATE INDEX ON s.t (lower(b)); CREATE VIEW s.v AS SELECT a, b FROM s.t
            """
        );
        var direct = await database.ReadAsync();
        using var pool = await PgBouncer.StartAsync(server);
        // At the same time, through the one connection that there is.
        var readings = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => ReadAsync(pool.Url(database))));
        foreach (var reading in readings)
        {
            Assert.Empty(reading.Gaps);
            Assert.Empty(DriftText.Between(direct, reading));
        }
    }

    [Fact]
    public async Task A_check_leaves_nothing_in_the_pooled_connection()
    {
        var server = await Servers.GetAsync();
        await using var database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync("CREATE TABLE t (a integer)");
        using var pool = await PgBouncer.StartAsync(server);
        var before = await SettingsAsync(pool.Url(database));
        await ReadAsync(pool.Url(database));
        Assert.Equal(before, await SettingsAsync(pool.Url(database)));
    }

    private static Task<Catalog> ReadAsync(string url) =>
        new PostgreSqlEngine().ReadAsync(url, Options, TestContext.Current.CancellationToken);

    /// <summary>Number of the server process, whether it is in a transaction, and every setting that a session made.</summary>
    private static async Task<string?> SettingsAsync(string url)
    {
        await using var connection = await PostgreSqlConnector.OpenAsync(
            PostgreSqlSource.Parse(url),
            TimeSpan.FromSeconds(60),
            TestContext.Current.CancellationToken
        );
        return await connection.AskAsync(
            """
            SELECT concat_ws(' ', pg_backend_pid(), pg_current_xact_id_if_assigned(),
                (SELECT string_agg(name || '=' || setting, ' ' ORDER BY name) FROM pg_settings WHERE source = 'session'),
                (SELECT count(*) FROM pg_prepared_statements))
            """
        );
    }
}
