using Undrift.Engines.Tests.Sqlite;

namespace Undrift.Engines.Tests.Cli;

/// <summary><c>undrift fix -o</c> and <c>fix --apply</c>: a plan that a person has looked at is run as it stands, or not at all.</summary>
public sealed class ApplyTests : IDisposable
{
    private const string Users = "CREATE TABLE users (id INTEGER PRIMARY KEY, mail TEXT);";
    private const string Wanted = "CREATE TABLE users (id INTEGER PRIMARY KEY, mail TEXT NOT NULL);";
    private const string Row = "INSERT INTO users VALUES (7, 'x');";
    private readonly Workspace _work = new();

    public void Dispose() => _work.Dispose();

    private string Live => "sqlite:" + _work["live.db"];

    [Fact]
    public async Task A_plan_is_written_and_run_on_the_database_that_it_was_made_for()
    {
        await PlanAsync(Wanted, Users + Row);
        var run = (await ApplyAsync("--allow", "table-rewrite,validation-scan")).Expect(0);
        Assert.StartsWith("Done: ", run.Out, StringComparison.Ordinal);
        Assert.Matches(@"undrift: 1/\d+ PRAGMA foreign_keys = OFF\n", run.Error);
        Assert.Equal("7|x", Shell.Run(_work["live.db"], "SELECT * FROM users;"));
        (await UndriftCli.RunAsync("check", "--database", Live, "--desired", _work["desired.sql"])).Expect(0);
    }

    [Fact]
    public async Task A_database_that_changed_since_is_refused_and_left_alone()
    {
        await PlanAsync(Wanted, Users);
        Shell.Run(_work["live.db"], "CREATE TABLE more (a);");
        var before = Shell.Hash(_work["live.db"]);
        (await ApplyAsync("--allow", "table-rewrite,validation-scan")).Fails(4, "changed since", "undrift check");
        Assert.Equal(before, Shell.Hash(_work["live.db"]));
    }

    [Fact]
    public async Task A_plan_that_was_run_already_says_so()
    {
        await PlanAsync(Users + "CREATE TABLE more (a);", Users);
        (await ApplyAsync()).Expect(0);
        (await ApplyAsync()).Fails(4, "already has the schema");
    }

    [Fact]
    public async Task A_hazard_that_is_not_allowed_by_name_stops_the_plan()
    {
        await PlanAsync(Users, Users + "CREATE TABLE old (a);");
        (await ApplyAsync()).Fails(64, "data-loss (table:old)", "--allow data-loss,irreversible");
        (await ApplyAsync("--allow", "data-loss")).Fails(64, "irreversible");
        (await ApplyAsync("--allow", "data-los")).Fails(64, "no such hazard", "did you mean 'data-loss'?");
        (await ApplyAsync("--allow", "data-loss", "--allow", "irreversible")).Expect(0);
    }

    [Fact]
    public async Task A_plan_that_is_not_proven_is_run_only_when_told()
    {
        await PlanAsync("PRAGMA encoding = 'UTF-16le'; " + Users + "CREATE TABLE more (a);", Users, code: 3);
        (await ApplyAsync()).Fails(64, "not proven", "--unproven");
        (await ApplyAsync("--unproven")).Fails(3, "is not exactly what the plan was to make");
        Assert.Equal("more\nusers", Tables());
    }

    [Fact]
    public async Task A_failure_says_what_was_rolled_back_and_how_to_go_on()
    {
        await PlanAsync(Wanted + "CREATE TABLE aaa (a);", Users + "INSERT INTO users VALUES (1, NULL);");
        var run = await ApplyAsync("--allow", "table-rewrite,validation-scan");
        run.Fails(
            4,
            "(table:users) failed: NOT NULL constraint failed",
            "rolled back",
            "not begun",
            "the schema is as it was before",
            "run the same plan again"
        );
        Assert.Equal("users", Tables());
        Shell.Run(_work["live.db"], "UPDATE users SET mail = '';");
        (await ApplyAsync("--allow", "table-rewrite,validation-scan")).Expect(0);
    }

    [Theory]
    [InlineData("n", 130, "users")]
    [InlineData("", 130, "users")]
    [InlineData("yes", 0, "more\nusers")]
    public async Task At_a_terminal_it_asks(string answer, int code, string tables)
    {
        await PlanAsync(Users + "CREATE TABLE more (a);", Users);
        var terminal = new UndriftCli { Answer = answer };
        var run = await terminal.StartAsync("fix", "--apply", "--plan", _work["plan.json"], "--database", Live);
        run.Expect(code);
        Assert.Contains("? [y/N] ", run.Error, StringComparison.Ordinal);
        Assert.Equal(tables, Tables());
    }

    [Fact]
    public async Task At_a_terminal_it_does_not_ask_with_yes()
    {
        await PlanAsync(Users + "CREATE TABLE more (a);", Users);
        var terminal = new UndriftCli { Answer = "n" };
        (await terminal.StartAsync("fix", "--apply", "--plan", _work["plan.json"], "--database", Live, "--yes")).Expect(
            0
        );
    }

    [Fact]
    public async Task A_plan_of_nothing_does_nothing()
    {
        await PlanAsync(Users, Users);
        Assert.StartsWith("Nothing to do", (await ApplyAsync()).Expect(0).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_makes_no_sense_together_is_wrong_usage()
    {
        string[] live = ["--database", Live];
        await PlanAsync(Users, Users);
        (await UndriftCli.RunAsync(["fix", "--apply", .. live])).Fails(64, "--apply runs a plan", "--plan plan.json");
        (await UndriftCli.RunAsync(["fix", "--yes", .. live])).Fails(64, "--yes belongs to --apply");
        (await ApplyAsync("-o", "x.json")).Fails(64, "belongs to the making of a plan");
        (
            await UndriftCli.RunAsync(
                "fix",
                "--apply",
                "--plan",
                _work["plan.json"],
                "--database",
                "postgres://u:pw@h/d"
            )
        ).Fails(64, "the plan is for a SQLite database");
    }

    [Fact]
    public async Task A_locked_file_says_who_is_to_wait()
    {
        await PlanAsync(Users + "CREATE TABLE more (a);", Users);
        using var other = Undrift.Sqlite.SqliteConnection.OpenFile($"file:{_work["live.db"]}?mode=rw", writable: true);
        other.Execute("BEGIN IMMEDIATE");
        var run = await ApplyAsync("--timeout", "1s");
        run.Fails(4, "locked by another program", "the schema is as it was before");
    }

    /// <summary>Writes the plan for a desired schema and a database.</summary>
    private async Task PlanAsync(string desired, string live, int code = 0)
    {
        string[] pair = _work.Pair(desired, live);
        (await UndriftCli.RunAsync(["fix", .. pair, "-o", _work["plan.json"], "--quiet"])).Expect(code);
    }

    private Task<CliRun> ApplyAsync(params string[] options) =>
        UndriftCli.RunAsync(["fix", "--apply", "--plan", _work["plan.json"], "--database", Live, .. options]);

    private string Tables() =>
        Shell.Run(_work["live.db"], "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY 1;");
}
