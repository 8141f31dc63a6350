using Npgsql;
using Undrift.PostgreSql;
using Undrift.PostgreSql.Kinds;
using Undrift.PostgreSql.Reading;

namespace Undrift.Engines.Tests.PostgreSql.Kinds;

/// <summary>What a reading costs those who work on the database: nothing that they could notice.</summary>
public sealed class TraceTests
{
    private const string Schema = """
        CREATE TABLE t (a serial PRIMARY KEY, b text DEFAULT now()::text CHECK (b <> ''), c int GENERATED ALWAYS AS (1) STORED);
        CREATE INDEX ON t (lower(b)) WHERE a > 1;
        CREATE VIEW v AS SELECT a, lower(b) AS b FROM t;
        CREATE MATERIALIZED VIEW m AS SELECT * FROM v;
        CREATE TABLE p (a int) PARTITION BY RANGE (a); CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (1) TO (2);
        CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
        CREATE TRIGGER g BEFORE UPDATE ON t FOR EACH ROW WHEN (NEW.a > 1) EXECUTE FUNCTION f();
        CREATE POLICY y ON t USING (a > 1);
        CREATE RULE r AS ON DELETE TO t DO INSTEAD NOTHING;
        CREATE STATISTICS s ON a, b FROM t;
        INSERT INTO t (b) VALUES ('x')
        """;

    [Theory]
    [MemberData(nameof(Servers.Versions), MemberType = typeof(Servers))]
    public async Task A_reading_takes_no_lock_stronger_than_ACCESS_SHARE(int version)
    {
        var server = await Servers.GetAsync(version);
        await using var database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync(Schema);
        await using var connection = await database.OpenAsync();
        var locks = new LocksHeld();
        // The last query of the transaction: what was taken is held until its end.
        await using var reader = new CatalogReader(
            connection,
            PostgreSqlKinds.Shared,
            [.. PostgreSqlKinds.All, locks],
            () => new RoleNames(false, null)
        );
        await reader.ReadAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        Assert.Contains("relation pg_class AccessShareLock", locks.Held);
        Assert.All(
            locks.Held,
            held => Assert.True(held.EndsWith(" AccessShareLock") || held == "virtualxid  ExclusiveLock", held)
        );
    }

    [Fact]
    public async Task A_reading_writes_nothing_and_reads_no_table_of_the_user()
    {
        await Servers.GetAsync();
        // A server of its own: nobody else takes transaction numbers.
        var binaries = (await Servers.BinariesAsync(Servers.Default))!;
        await using var own = await ScratchServer.StartAsync(
            binaries,
            null,
            null,
            TestContext.Current.CancellationToken
        );
        await using var database = await new TestServer(own).CreateDatabaseAsync();
        await database.ExecuteAsync(Schema);
        var before = await CountersAsync(database);
        await using (var connection = await database.OpenAsync())
        {
            await database.ReadAsync(connection);
            await connection.AskAsync("SELECT pg_stat_force_next_flush()::text");
        }
        Assert.Equal(before, await CountersAsync(database));
    }

    /// <summary>The counters of every user table, rows written into the database, and the next transaction number.</summary>
    private static async Task<string?> CountersAsync(TestDatabase database)
    {
        await using var connection = await database.OpenAsync();
        await connection.AskAsync("SELECT pg_stat_force_next_flush()::text");
        return await connection.AskAsync(
            """
            SELECT concat_ws(E'\n', pg_snapshot_xmax(pg_current_snapshot()),
                (SELECT string_agg(to_jsonb(s)::text, E'\n' ORDER BY relid) FROM pg_stat_user_tables AS s),
                (SELECT string_agg(to_jsonb(s)::text, E'\n' ORDER BY indexrelid) FROM pg_stat_user_indexes AS s),
                (SELECT concat_ws(' ', tup_inserted, tup_updated, tup_deleted, temp_files, deadlocks)
                    FROM pg_stat_database WHERE datname = current_database()))
            """
        );
    }

    /// <summary>Asks, in the place of a kind, what the transaction has locked.</summary>
    private sealed class LocksHeld : IPostgreSqlKind
    {
        public List<string> Held { get; } = [];

        public ObjectKind Kind { get; } = new("lock", DriftGroup.UnmodelledObject, []);

        public string Query =>
            "SELECT concat_ws(' ', locktype, coalesce(relation::regclass::text, ''), mode) FROM pg_locks WHERE pid = pg_backend_pid()";

        public void Read(NpgsqlDataReader row, ReadContext context) => Held.Add(row.GetString(0));
    }
}
