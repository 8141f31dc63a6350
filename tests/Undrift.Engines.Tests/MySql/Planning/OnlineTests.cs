using Undrift.Engines.Tests.MySql.Kinds;

namespace Undrift.Engines.Tests.MySql.Planning;

/// <summary>What <c>--online</c> states is what the server takes: it refuses a statement that says too much.</summary>
public sealed class OnlineTests
{
    private const string Old = """
        CREATE TABLE t (
            id int PRIMARY KEY, a int, b int NOT NULL, v varchar(10), e enum('x'), w text, KEY ka (a), KEY kb (b),
            CONSTRAINT c CHECK (a > 0)
        );
        INSERT INTO t VALUES (1, 1, 1, 'v', 'x', 'w');
        """;

    /// <summary>A change, and what the statement says at its end.</summary>
    public static TheoryData<string, string> Changes =>
        new()
        {
            { "ALTER TABLE t ADD COLUMN n int", "ALGORITHM=INSTANT" },
            { "ALTER TABLE t ADD COLUMN n int AFTER a", "ALGORITHM=INSTANT" },
            { "ALTER TABLE t DROP COLUMN w", "ALGORITHM=INSTANT" },
            { "ALTER TABLE t ADD COLUMN g int AS (a + 1) VIRTUAL", "ALGORITHM=INSTANT" },
            { "ALTER TABLE t ADD COLUMN g int AS (a + 1) STORED", "" },
            { "ALTER TABLE t MODIFY v varchar(20)", "ALGORITHM=INSTANT" },
            { "ALTER TABLE t MODIFY v varchar(10) DEFAULT 'd'", "ALGORITHM=INSTANT" },
            { "ALTER TABLE t MODIFY v varchar(10) COMMENT 'c'", "ALGORITHM=INSTANT" },
            { "ALTER TABLE t MODIFY v varchar(10) INVISIBLE", "ALGORITHM=INSTANT" },
            { "ALTER TABLE t MODIFY e enum('x', 'y')", "ALGORITHM=INSTANT" },
            { "ALTER TABLE t MODIFY e enum('y', 'x')", "" },
            { "ALTER TABLE t MODIFY a bigint", "" },
            { "ALTER TABLE t MODIFY a int NOT NULL", "ALGORITHM=INPLACE, LOCK=NONE" },
            { "ALTER TABLE t MODIFY b int", "ALGORITHM=INPLACE, LOCK=NONE" },
            { "ALTER TABLE t MODIFY w text AFTER id", "ALGORITHM=INSTANT" },
            { "ALTER TABLE t ADD KEY kv (v)", "ALGORITHM=INPLACE, LOCK=NONE" },
            { "ALTER TABLE t ADD UNIQUE KEY kv (v)", "ALGORITHM=INPLACE, LOCK=NONE" },
            { "ALTER TABLE t ADD FULLTEXT KEY kw (w)", "ALGORITHM=INPLACE, LOCK=SHARED" },
            { "ALTER TABLE t DROP KEY ka", "ALGORITHM=INPLACE, LOCK=NONE" },
            { "ALTER TABLE t ALTER INDEX ka IGNORED", "ALGORITHM=INSTANT" },
            { "ALTER TABLE t DROP PRIMARY KEY", "" },
            { "ALTER TABLE t DROP PRIMARY KEY, ADD PRIMARY KEY (b)", "ALGORITHM=INPLACE, LOCK=NONE" },
            { "ALTER TABLE t DROP CONSTRAINT c", "ALGORITHM=INSTANT" },
            { "ALTER TABLE t ADD CONSTRAINT d CHECK (b > 0)", "" },
            { "ALTER TABLE t COMMENT 'c'", "ALGORITHM=INSTANT" },
            { "ALTER TABLE t STATS_PERSISTENT=1", "ALGORITHM=INSTANT" },
            { "ALTER TABLE t ROW_FORMAT=COMPACT", "ALGORITHM=INPLACE, LOCK=NONE" },
            { "ALTER TABLE t ENGINE=Aria", "" },
        };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task The_server_takes_what_the_plan_states(string change, string stated)
    {
        var server = await MySqlServers.GetAsync();
        await using var database = await server.CreateDatabaseAsync();
        await using var wanted = await server.CreateDatabaseAsync();
        await database.ExecuteAsync(Old);
        await wanted.ExecuteAsync(Old + change);
        var target = await wanted.ReadAsync();
        var plan = Plans.Engine.Plan(await database.ReadAsync(), target, Plans.Whole with { Online = true });
        var statement = Assert.Single(plan.Statements, statement => statement.Object is not null);
        if (stated.Length > 0)
            Assert.EndsWith(stated, statement.Sql, StringComparison.Ordinal);
        else
            Assert.DoesNotContain("ALGORITHM", statement.Sql, StringComparison.Ordinal);
        Assert.Equal(stated.Length == 0 || stated.EndsWith("SHARED", StringComparison.Ordinal), Blocks(statement));
        Assert.Null(await Plans.TryAsync(server, database, plan));
        Assert.Empty(Plans.Left(target, await database.ReadAsync()));
    }

    [Fact]
    public async Task A_column_comes_at_once_and_its_index_after_it_while_others_write()
    {
        var server = await MySqlServers.GetAsync();
        var (now, wanted) = (
            await server.MadeByAsync("CREATE TABLE t (a int)"),
            await server.MadeByAsync("CREATE TABLE t (a int, b int, KEY k (b))")
        );
        var plan = Plans.Engine.Plan(now, wanted, new PlanOptions { Online = true });
        Assert.Contains(plan.Statements, statement => statement.Sql == "SET SESSION lock_wait_timeout = 3");
        Assert.Equal(
            ["ALGORITHM=INSTANT", "ALGORITHM=INPLACE, LOCK=NONE"],
            plan.Statements.Where(statement => statement.Object is not null)
                .Select(statement => statement.Sql.Split(",\n  ")[^1])
        );
        Assert.DoesNotContain(Hazard.TableRewrite, plan.Hazards);
    }

    private static bool Blocks(PlanStatement statement) => statement.Lock?.Class > LockClass.ShareUpdateExclusive;
}
