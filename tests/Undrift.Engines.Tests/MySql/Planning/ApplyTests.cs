using Undrift.Engines.Tests.Cli;
using Undrift.Engines.Tests.MySql.Kinds;

namespace Undrift.Engines.Tests.MySql.Planning;

/// <summary>Plans that the program makes, proves and runs, and one that stops in the middle.</summary>
public sealed class ApplyTests : IDisposable
{
    private readonly Workspace _work = new();

    public void Dispose() => _work.Dispose();

    [Fact]
    public async Task A_plan_is_proven_and_run_and_leaves_nothing()
    {
        var server = await MySqlServers.GetAsync();
        await using var database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync(
            """
            CREATE TABLE users (id int PRIMARY KEY, mail varchar(80));
            CREATE VIEW mails AS SELECT mail FROM users;
            INSERT INTO users VALUES (1, 'a@b');
            """
        );
        _work.Write(
            "desired.sql",
            """
            CREATE TABLE users (id bigint PRIMARY KEY, mail varchar(80) NOT NULL, KEY by_mail (mail));
            CREATE VIEW mails AS SELECT mail, id FROM users;
            DELIMITER //
            CREATE PROCEDURE p() BEGIN SELECT 1; SELECT ';'; END//
            CREATE TRIGGER tr BEFORE INSERT ON users FOR EACH ROW BEGIN SET NEW.mail = LOWER(NEW.mail); END//
            DELIMITER ;
            """
        );
        var printed = (await RunAsync(database, "fix", "-o", _work["plan.json"])).Expect(0);
        Assert.Contains("-- Proven", printed.Out, StringComparison.Ordinal);
        Assert.Contains("DELIMITER $$\nCREATE ", printed.Out, StringComparison.Ordinal);
        (await ApplyAsync(database)).Expect(0);
        (await RunAsync(database, "check")).Expect(0);
    }

    [Fact]
    public async Task A_plan_that_stops_in_the_middle_says_what_was_done_and_a_new_one_takes_up()
    {
        var server = await MySqlServers.GetAsync();
        await using var database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync(
            """
            CREATE TABLE a (i int);
            CREATE TABLE b (i int);
            CREATE TABLE c (i int);
            INSERT INTO b VALUES (1), (1);
            """
        );
        _work.Write(
            "desired.sql",
            """
            CREATE TABLE a (i bigint);
            CREATE TABLE b (i int, UNIQUE KEY u (i));
            CREATE TABLE c (i bigint);
            """
        );
        (await RunAsync(database, "fix", "-o", _work["plan.json"])).Expect(0);
        var failed = (await ApplyAsync(database)).Expect(4);
        Assert.Contains("Duplicate entry", failed.Error, StringComparison.Ordinal);
        Assert.Contains("1 change done, which stay, 1 change not begun", failed.Error, StringComparison.Ordinal);
        Assert.Contains("keeps nothing", failed.Error, StringComparison.Ordinal);
        Assert.Contains("it begins where this one stopped", failed.Error, StringComparison.Ordinal);

        await database.ExecuteAsync("DELETE FROM b LIMIT 1");
        var rest = (await RunAsync(database, "fix", "-o", _work["plan.json"])).Expect(0);
        Assert.DoesNotContain("`a`", rest.Out, StringComparison.Ordinal);
        (await ApplyAsync(database)).Expect(0);
        (await RunAsync(database, "check")).Expect(0);
    }

    [Fact]
    public async Task On_a_table_without_rows_nothing_is_lost()
    {
        var server = await MySqlServers.GetAsync();
        await using var database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync(
            "CREATE TABLE t (i int); CREATE TABLE empty (i int); CREATE TABLE full (i int); INSERT INTO full VALUES (1)"
        );
        _work.Write("desired.sql", "CREATE TABLE t (i int);");
        var run = (await RunAsync(database, "fix", "--probe")).Expect(0);
        Assert.Contains(
            "table:empty: not-transactional (no rows; with rows: data-loss",
            run.Out,
            StringComparison.Ordinal
        );
        Assert.Contains("table:full: data-loss", run.Out, StringComparison.Ordinal);
    }

    private Task<CliRun> RunAsync(MySqlTestDatabase database, string command, params string[] options) =>
        UndriftCli.RunAsync([command, "--database", database.Url, "--desired", _work["desired.sql"], .. options]);

    private Task<CliRun> ApplyAsync(MySqlTestDatabase database) =>
        UndriftCli.RunAsync([
            "fix",
            "--apply",
            "--plan",
            _work["plan.json"],
            "--database",
            database.Url,
            "--allow",
            string.Join(',', HazardNames.All),
        ]);
}
