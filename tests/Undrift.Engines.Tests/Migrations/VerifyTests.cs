using Undrift.Engines.Tests.Cli;

namespace Undrift.Engines.Tests.Migrations;

/// <summary>The model against what the migrations make, and the migrations in themselves. No database is named anywhere.</summary>
public sealed class VerifyTests : IDisposable
{
    private const string Users = "CREATE TABLE users (id int PRIMARY KEY, email text NOT NULL);";
    private const string UsersWithNick = "CREATE TABLE users (id int PRIMARY KEY, email text NOT NULL, nick text);";
    private readonly Workspace _work = new();

    public void Dispose() => _work.Dispose();

    [Theory]
    [InlineData("postgres")]
    [InlineData("mysql")]
    [InlineData("sqlite")]
    public async Task A_model_that_the_migrations_make_is_clean(string engine)
    {
        _work.Write("db/1_users.up.sql", Users);
        _work.Write("db/2_nick.up.sql", "ALTER TABLE users ADD COLUMN nick text;");
        var run = (await VerifyAsync(UsersWithNick, engine)).Expect(0);
        Assert.Equal("Verdict: clean - no drift", run.LastLine);
        Assert.DoesNotContain("Next", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1_users.up.sql", "", "migrate create -ext sql -dir ")]
    [InlineData("V1__users.sql", "", "V2__NAME.sql")]
    [InlineData("20240101_users.sql", "-- migrate:up\n", "dbmate --migrations-dir ")]
    [InlineData("00001_users.sql", "-- +goose Up\n", "goose -dir ")]
    [InlineData("20240101_users/migration.sql", "", "npx prisma migrate dev --name NAME")]
    public async Task A_missing_migration_is_named_with_the_command_that_makes_it(
        string file,
        string before,
        string command
    )
    {
        _work.Write("db/" + file, before + Users);
        var run = (await VerifyAsync(UsersWithNick)).Expect(1);
        Assert.Contains("column nick is missing", run.Out, StringComparison.Ordinal);
        Assert.Contains(command, run.Out.Replace("\n    ", " ", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.StartsWith("Verdict: blocked - 1 ERROR", run.LastLine, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_project_file_names_both_and_its_environments_need_no_secret()
    {
        _work.Write("db/1_users.up.sql", Users);
        _work.Write("schema.sql", Users);
        var config = _work.Write(
            "undrift.yml",
            "engine: postgres\ndesired: schema.sql\nmigrations: migrations:golang-migrate:db\nenvironments:\n  production: { url: \"${UNSET}\" }\n"
        );
        (await UndriftCli.RunAsync("verify", "--config", config)).Expect(0);
        (await UndriftCli.RunAsync("verify", "--desired", _work["schema.sql"])).Fails(
            64,
            "which migrations?",
            "migrations:DIR"
        );
        (await UndriftCli.RunAsync("verify", "--migrations", "migrations:" + _work["db"])).Fails(64, "desired schema?");
    }

    [Fact]
    public async Task Migrations_that_are_wrong_in_themselves_fail_although_the_schema_is_the_same()
    {
        _work.Write("db/001_users.sql", Users);
        _work.Write("db/1_index.sql", "CREATE INDEX i ON users (email);");
        var run = (await VerifyAsync(Users + "CREATE INDEX i ON users (email);")).Expect(1);
        Assert.Contains("two migrations have the number", Flat(run), StringComparison.Ordinal);
        Assert.Equal("Verdict: blocked - 1 fault in the migrations, no drift", run.LastLine);
        var json = (await VerifyAsync(Users + "CREATE INDEX i ON users (email);", "postgres", "--json")).Expect(1).Json;
        Assert.False(json.GetProperty("has_drift").GetBoolean());
        var fault = Assert.Single(json.GetProperty("migrations").GetProperty("faults").EnumerateArray());
        Assert.True(fault.GetProperty("fails").GetBoolean());
    }

    [Fact]
    public async Task A_gap_is_said_and_fails_nothing()
    {
        _work.Write("db/1_users.sql", Users);
        _work.Write("db/3_index.sql", "CREATE INDEX i ON users (email);");
        var run = (await VerifyAsync(Users + "CREATE INDEX i ON users (email);")).Expect(0);
        Assert.Contains("a gap in the order: 2 is missing", Flat(run), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failing_migration_is_named_and_so_is_what_is_wrong_with_their_order()
    {
        _work.Write("db/V1__users.sql", Users);
        _work.Write("db/V1.0__again.sql", "\n" + Users);
        var run = (await VerifyAsync(Users)).Fails(4, "\"users\" already exists");
        Assert.Contains("two migrations have the version", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("postgres")]
    [InlineData("sqlite")]
    public async Task Down_migrations_are_undone_and_each_is_judged_for_itself(string engine)
    {
        _work.Write("db/1_users.up.sql", Users);
        _work.Write("db/1_users.down.sql", "DROP TABLE users;");
        _work.Write("db/2_extra.up.sql", "CREATE TABLE a (i int); CREATE TABLE b (i int);");
        _work.Write("db/2_extra.down.sql", "DROP TABLE a;");
        _work.Write("db/3_more.up.sql", "CREATE TABLE c (i int);");
        _work.Write("db/3_more.down.sql", "DROP TABLE c;");
        _work.Write("db/4_bad.up.sql", "CREATE TABLE d (i int);");
        _work.Write("db/4_bad.down.sql", "SELECT 1;\nDROP TABLE dd;");
        _work.Write("db/5_none.up.sql", "CREATE TABLE e (i int);");
        var model =
            Users
            + " CREATE TABLE a (i int); CREATE TABLE b (i int); CREATE TABLE c (i int); CREATE TABLE d (i int); CREATE TABLE e (i int);";
        (await VerifyAsync(model, engine)).Expect(0);
        var run = (await VerifyAsync(model, engine, "--round-trip", "--json")).Expect(1);
        var faults = run
            .Json.GetProperty("migrations")
            .GetProperty("faults")
            .EnumerateArray()
            .Select(fault => fault.ToString())
            .ToList();
        Assert.Equal(3, faults.Count);
        Assert.Contains("there is nothing that undoes it", faults[0], StringComparison.Ordinal);
        Assert.Contains("does not undo it: table ", faults[1], StringComparison.Ordinal);
        Assert.Contains("b is left", faults[1], StringComparison.Ordinal);
        Assert.Contains("2_extra.down.sql", faults[1], StringComparison.Ordinal);
        Assert.Contains("its down migration fails", faults[2], StringComparison.Ordinal);
        Assert.Contains("4_bad.down.sql:2", faults[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Migrations_of_a_tool_without_down_migrations_cannot_be_undone()
    {
        _work.Write("db/20240101_a/migration.sql", Users);
        (await VerifyAsync(Users, "postgres", "--round-trip")).Fails(64, "no down migrations");
    }

    [Fact]
    public async Task The_page_shows_what_the_program_says()
    {
        var page = Docs.Pages.Text("docs/verify.md");
        foreach (var block in page.Split("```sql ").Skip(1))
            _work.Write(block.Split('\n')[0], block.Split("```")[0][(block.IndexOf('\n') + 1)..]);
        var run = await UndriftProcess.RunAsync(
            _work.Folder,
            null,
            Docs.Pages.Words(Docs.Pages.Blocks("docs/verify.md").First()[0])[1..]
        );
        run.Expect(1);
        var shown = page.Split("```text\n")[1].Split("```")[0].TrimEnd().Split('\n');
        Assert.Equal(
            shown,
            run.Out.Split('\n')
                .Select(line => shown.FirstOrDefault(s => line.StartsWith(s, StringComparison.Ordinal)))
                .OfType<string>()
        );
    }

    private static string Flat(CliRun run) =>
        string.Join(' ', run.Out.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private Task<CliRun> VerifyAsync(string model, string engine = "postgres", params string[] options) =>
        UndriftCli.RunAsync([
            "verify",
            "--desired",
            _work.Write("model.sql", model),
            "--migrations",
            "migrations:" + _work["db"],
            "--engine",
            engine,
            .. options,
        ]);
}
