using Undrift.Engines.Tests.MySql.Kinds;

namespace Undrift.Engines.Tests.MySql.Planning;

/// <summary>Renames of tables, columns and indexes: rows stay, and what the server does not follow is made anew.</summary>
public sealed class RenameTests
{
    [Fact]
    public async Task A_renamed_table_column_and_index_keep_their_rows()
    {
        var server = await MySqlServers.GetAsync();
        await using var database = await server.CreateDatabaseAsync();
        await using var wanted = await server.CreateDatabaseAsync();
        await database.ExecuteAsync(
            """
            CREATE TABLE users (id int PRIMARY KEY, mail varchar(80), KEY by_mail (mail), CONSTRAINT c CHECK (mail <> ''));
            CREATE TABLE logins (u int, CONSTRAINT f FOREIGN KEY (u) REFERENCES users (id));
            CREATE VIEW mails AS SELECT mail FROM users;
            INSERT INTO users VALUES (1, 'a@b');
            """
        );
        await wanted.ExecuteAsync(
            """
            CREATE TABLE people (id int PRIMARY KEY, email varchar(80), KEY by_email (email), CONSTRAINT c CHECK (email <> ''));
            CREATE TABLE logins (u int, CONSTRAINT f FOREIGN KEY (u) REFERENCES people (id));
            CREATE VIEW mails AS SELECT email AS mail FROM people;
            """
        );
        var (current, target) = (await database.ReadAsync(), await wanted.ReadAsync());
        RenameRequest[] requests =
        [
            new("users=people"),
            new("users.mail=people.email"),
            new("users.by_mail=people.by_email"),
        ];
        var renames = new RenameReader(Plans.Engine, current, target).Read(requests);
        var plan = Plans.Engine.Plan(current, target, new PlanOptions { Renames = renames });
        Assert.DoesNotContain(Hazard.DataLoss, plan.Hazards);
        Assert.Equal(
            [
                "RENAME TABLE `users` TO `people`",
                "ALTER TABLE `people` RENAME COLUMN `mail` TO `email`",
                "ALTER TABLE `people` RENAME INDEX `by_mail` TO `by_email`",
            ],
            plan.Statements.Where(item => item.Object is { Kind: not "view" }).Select(item => item.Sql)
        );
        Assert.Null(await Plans.TryAsync(server, database, plan));
        Assert.Empty(Plans.Left(target, await database.ReadAsync()));
        using var connection = await database.OpenAsync();
        var rows = await connection.QueryAsync("SELECT mail FROM mails", TestContext.Current.CancellationToken);
        Assert.Equal("a@b", rows.Rows[0][0]);
    }

    [Theory]
    [MemberData(nameof(MySqlServers.All), MemberType = typeof(MySqlServers))]
    public async Task A_column_that_expressions_name_is_renamed_with_them(string name)
    {
        const string schema = """
            CREATE TABLE t (
              id int,
              OLD int NOT NULL,
              twice int AS (OLD * 2) STORED,
              thrice int AS (OLD * 3) VIRTUAL,
              d int DEFAULT (OLD + 1),
              KEY by_twice (twice),
              CONSTRAINT c CHECK (OLD > 0)
            );
            CREATE TABLE p (OLD int NOT NULL, s varchar(9)) PARTITION BY RANGE (OLD) (
              PARTITION few VALUES LESS THAN (10), PARTITION many VALUES LESS THAN MAXVALUE);
            """;
        var server = await MySqlServers.GetAsync(name);
        await using var database = await server.CreateDatabaseAsync();
        await using var wanted = await server.CreateDatabaseAsync();
        var isMySql = name == MySqlServers.MySql;
        var functional = isMySql ? "CREATE INDEX by_sum ON t ((OLD + id));" : "";
        await database.ExecuteAsync((schema + functional).Replace("OLD", "old"));
        await database.ExecuteAsync("INSERT INTO t (id, old) VALUES (1, 5); INSERT INTO p VALUES (50, 'x')");
        await wanted.ExecuteAsync((schema + functional).Replace("OLD", "now"));
        var (current, target) = (await database.ReadAsync(), await wanted.ReadAsync());
        var renames = new RenameReader(Plans.Engine, current, target).Read([
            new RenameRequest("t.old=t.now"),
            new RenameRequest("p.old=p.now"),
        ]);
        var plan = Plans.Engine.Plan(current, target, new PlanOptions { Renames = renames });
        Assert.DoesNotContain(Hazard.DataLoss, plan.Hazards);
        Assert.Equal(isMySql, plan.Hazards.Contains(Hazard.TableRewrite));
        Assert.True(await Plans.TryAsync(server, database, plan) is null, plan.Sql);
        Assert.Empty(Plans.Left(target, await database.ReadAsync()));
        using var connection = await database.OpenAsync();
        var rows = await connection.QueryAsync(
            "SELECT t.now, twice, thrice, d, p.now FROM t, p",
            TestContext.Current.CancellationToken
        );
        Assert.Equal("5 10 15 6 50", string.Join(' ', rows.Rows[0]));
    }
}
