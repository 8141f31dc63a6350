using Undrift.Engines.Tests.MySql.Planning;

namespace Undrift.Engines.Tests.MySql.Kinds;

/// <summary>
/// Every option that the manuals list for CREATE TABLE, one by one: what differs in it alone is one drift, and the plan for
/// that takes it away, in both directions.
/// </summary>
public sealed class CreateOptionTests
{
    private const string MariaDb = MySqlServers.MariaDb;
    private const string MySql = MySqlServers.MySql;

    /// <summary>Server, what both have, and what the two have besides.</summary>
    public static TheoryData<string, string, string, string> Options()
    {
        var rows = new TheoryData<string, string, string, string>();
        foreach (var server in (string[])[MariaDb, MySql])
        {
            rows.Add(server, "ENGINE=MyISAM", "", "AVG_ROW_LENGTH=100");
            rows.Add(server, "ENGINE=MyISAM", "", "CHECKSUM=1");
            rows.Add(server, "ENGINE=MyISAM", "", "DELAY_KEY_WRITE=1");
            rows.Add(server, "", "", "KEY_BLOCK_SIZE=8 ROW_FORMAT=COMPRESSED");
            rows.Add(server, "ROW_FORMAT=COMPRESSED", "KEY_BLOCK_SIZE=4", "KEY_BLOCK_SIZE=8");
            rows.Add(server, "ENGINE=MyISAM", "", "MAX_ROWS=1000");
            rows.Add(server, "ENGINE=MyISAM", "", "MIN_ROWS=10");
            rows.Add(server, "ENGINE=MyISAM", "", "PACK_KEYS=1");
            rows.Add(server, "ENGINE=MyISAM", "PACK_KEYS=0", "PACK_KEYS=1");
            rows.Add(server, "ENGINE=MyISAM", "ROW_FORMAT=FIXED", "ROW_FORMAT=DYNAMIC");
            rows.Add(server, "", "", "ROW_FORMAT=REDUNDANT");
            rows.Add(server, "", "", "STATS_AUTO_RECALC=0");
            rows.Add(server, "", "STATS_AUTO_RECALC=1", "STATS_AUTO_RECALC=0");
            rows.Add(server, "", "", "STATS_PERSISTENT=1");
            rows.Add(server, "", "STATS_SAMPLE_PAGES=7", "STATS_SAMPLE_PAGES=8");
            rows.Add(server, "ENGINE=MERGE UNION=(u)", "INSERT_METHOD=FIRST", "INSERT_METHOD=LAST");
            rows.Add(server, "", "", "CHARSET=cp850");
            rows.Add(server, "", "COLLATE=utf8mb4_bin", "COLLATE=utf8mb4_general_ci");
            rows.Add(server, "", "", "COMMENT='said'");
            rows.Add(server, "", "ENGINE=InnoDB", "ENGINE=MyISAM");
        }
        rows.Add(MariaDb, "", "", "PAGE_COMPRESSED=1");
        rows.Add(MariaDb, "PAGE_COMPRESSED=1", "PAGE_COMPRESSION_LEVEL=3", "PAGE_COMPRESSION_LEVEL=5");
        rows.Add(MariaDb, "ENGINE=Aria", "PAGE_CHECKSUM=0", "PAGE_CHECKSUM=1");
        rows.Add(MariaDb, "ENGINE=Aria", "TRANSACTIONAL=0", "TRANSACTIONAL=1");
        rows.Add(MariaDb, "ENGINE=MyISAM", "", "CONNECTION='elsewhere'");
        rows.Add(MariaDb, "", "", "WITH SYSTEM VERSIONING");
        rows.Add(MariaDb, "", "", "ENCRYPTED=NO");
        rows.Add(MySql, "", "", "AUTOEXTEND_SIZE=4M");
        rows.Add(MySql, "", "AUTOEXTEND_SIZE=8M", "AUTOEXTEND_SIZE=4M");
        rows.Add(MySql, "", "", "COMPRESSION='zlib'");
        rows.Add(MySql, "", "", "SECONDARY_ENGINE=rapid");
        rows.Add(MySql, "", "", """SECONDARY_ENGINE_ATTRIBUTE='{"a": 1}'""");
        rows.Add(MySql, "", "", "TABLESPACE=innodb_system");
        rows.Add(MySql, "ENGINE=MyISAM", "", "CONNECTION='elsewhere'");
        return rows;
    }

    [Theory]
    [MemberData(nameof(Options), DisableDiscoveryEnumeration = true)]
    public Task An_option_that_differs_is_one_drift_and_is_taken_away(
        string serverName,
        string both,
        string one,
        string other
    ) => CheckAsync(serverName, "table:t", $"a int) {both} {one}", $"a int) {both} {other}");

    [Theory]
    [InlineData("column:t.a", "a int)", """a int SECONDARY_ENGINE_ATTRIBUTE '{"a": 1}')""")]
    [InlineData("column:t.a", "a int)", "a int NOT SECONDARY)")]
    [InlineData("index:t.k", "a int, KEY k (a))", """a int, KEY k (a) SECONDARY_ENGINE_ATTRIBUTE '{"a": 1}')""")]
    [InlineData("unique:t.k", "a int, UNIQUE k (a))", """a int, UNIQUE k (a) SECONDARY_ENGINE_ATTRIBUTE '{"a": 1}')""")]
    public Task What_mysql_tells_a_secondary_engine_is_compared(string drift, string one, string other) =>
        CheckAsync(MySql, drift, one, other);

    private static async Task CheckAsync(string serverName, string drift, string one, string other)
    {
        var server = await MySqlServers.GetAsync(serverName);
        foreach (var (from, to) in ((string, string)[])[(one, other), (other, one)])
        {
            await using var database = await server.CreateDatabaseAsync();
            await using var wanted = await server.CreateDatabaseAsync();
            await database.ExecuteAsync(Table + from);
            await wanted.ExecuteAsync(Table + to);
            var target = await wanted.ReadAsync();
            Reading.AssertUnderstood(target);
            Assert.Contains(
                drift,
                Assert.Single(Reading.Drifts(target, await database.ReadAsync())),
                StringComparison.Ordinal
            );
            var failure = await Plans.FailureAsync(server, database, target);
            Assert.True(failure is null, $"from '{from}' to '{to}': {failure}");
        }
    }

    // MySQL 9.7 takes it for the same key in one statement, and its columns may need one in between: a proof finds that out.
    [Fact]
    public async Task What_a_primary_key_tells_a_secondary_engine_is_compared()
    {
        var server = await MySqlServers.GetAsync(MySql);
        var plain = await server.MadeByAsync("CREATE TABLE t (a int, PRIMARY KEY (a))");
        var other = await server.MadeByAsync(
            """CREATE TABLE t (a int, PRIMARY KEY (a) SECONDARY_ENGINE_ATTRIBUTE '{"a": 1}')"""
        );
        Assert.Contains("primary_key:t.PRIMARY", Assert.Single(Reading.Drifts(plain, other)), StringComparison.Ordinal);
    }

    private const string Table = "CREATE TABLE u (a int) ENGINE=MyISAM; CREATE TABLE t (";
}
