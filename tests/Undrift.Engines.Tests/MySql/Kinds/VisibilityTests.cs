using Undrift.MySql;

namespace Undrift.Engines.Tests.MySql.Kinds;

/// <summary>What the login may not see is a gap, and no absence.</summary>
public sealed class VisibilityTests
{
    private const string Schema = """
        CREATE TABLE t (a int);
        CREATE VIEW v AS SELECT a FROM t;
        CREATE TRIGGER x BEFORE INSERT ON t FOR EACH ROW SET NEW.a = 1;
        CREATE PROCEDURE p() SELECT 1;
        CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO DELETE FROM t;
        """;

    [Theory]
    [InlineData(MySqlServers.MariaDb, "SELECT, SHOW VIEW, TRIGGER, EVENT, EXECUTE", "procedure:p")]
    [InlineData(MySqlServers.MariaDb, "SELECT, TRIGGER, EVENT", "view:v", "every procedure", "every function")]
    [InlineData(MySqlServers.MariaDb, "SELECT, SHOW VIEW, EVENT, EXECUTE", "procedure:p", "every trigger")]
    [InlineData(MySqlServers.MariaDb, "SELECT, SHOW VIEW, TRIGGER, EXECUTE", "procedure:p", "every event")]
    [InlineData(MySqlServers.MySql, "SELECT, SHOW VIEW, TRIGGER, EVENT, EXECUTE", "procedure:p")]
    [InlineData(MySqlServers.MySql, "SELECT, TRIGGER, EVENT", "view:v", "every procedure", "every function")]
    public async Task A_missing_privilege_is_a_gap(string serverName, string privileges, params string[] gaps)
    {
        var server = await MySqlServers.GetAsync(serverName);
        await using var database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync(Schema);
        var user = $"seer_{database.Name}_{privileges.Length}";
        await server.ExecuteAsync($"CREATE USER {user}@'%' IDENTIFIED BY 'pw'");
        await server.ExecuteAsync($"GRANT {privileges} ON {database.Name}.* TO {user}@'%'");
        var catalog = await ReadAsync(server, user, database.Name);
        Assert.All(gaps, gap => Assert.Contains(gap, catalog.Gaps.Select(found => found.Subject)));
        Assert.NotNull(catalog.Find(new ObjectId("table", "", "", "t")));
        await server.ExecuteAsync($"DROP USER {user}@'%'");
    }

    [Fact]
    public async Task A_login_with_privileges_on_one_table_does_not_see_the_others()
    {
        var server = await MySqlServers.GetAsync();
        await using var database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync(Schema);
        var user = $"one_{database.Name}";
        await server.ExecuteAsync($"CREATE USER {user}@'%' IDENTIFIED BY 'pw'");
        await server.ExecuteAsync($"GRANT SELECT ON {database.Name}.t TO {user}@'%'");
        var catalog = await ReadAsync(server, user, database.Name);
        Assert.Contains("every table", catalog.Gaps.Select(gap => gap.Subject));
        await server.ExecuteAsync($"DROP USER {user}@'%'");
    }

    [Fact]
    public async Task A_login_that_may_do_everything_leaves_no_gap()
    {
        var server = await MySqlServers.GetAsync();
        await using var database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync(Schema);
        Assert.Empty((await database.ReadAsync()).Gaps);
    }

    private static Task<Catalog> ReadAsync(MySqlTestServer server, string user, string database) =>
        new MySqlEngine().ReadAsync(
            server.Url(user, "pw", database),
            new ReadOptions(TimeSpan.FromSeconds(60), []),
            TestContext.Current.CancellationToken
        );
}
