using Undrift.Engines.Tests.Sqlite;

namespace Undrift.Engines.Tests.Cli;

/// <summary><c>fix --to code</c>: a migration that adopts what the database has, up and down.</summary>
public sealed class AdoptTests : IDisposable
{
    private const string Desired = """
        CREATE TABLE users (id INTEGER PRIMARY KEY, -- the key
            mail TEXT, age INTEGER CHECK (age > 0));
        CREATE TABLE posts (author INTEGER REFERENCES users);
        CREATE VIEW mails AS SELECT mail FROM users;
        """;
    private const string Live = """
        CREATE TABLE users (id INTEGER PRIMARY KEY, mail TEXT NOT NULL DEFAULT '', age INTEGER CHECK (age > 0), Extra TEXT);
        CREATE TABLE posts (author INTEGER REFERENCES users, title TEXT);
        CREATE VIEW mails AS SELECT mail, age FROM users;
        CREATE INDEX by_mail ON users (mail);
        """;
    private readonly Workspace _work = new();

    public void Dispose() => _work.Dispose();

    [Fact]
    public async Task Up_makes_what_the_database_has_and_down_goes_back()
    {
        string[] pair = _work.Pair(Desired, Live);
        var run = (
            await UndriftCli.RunAsync(["fix", "--to", "code", .. pair, "--out", _work["m"], "--name", "0007_adopt"])
        ).Expect(0);
        Assert.Equal($"{_work["m/0007_adopt.up.sql"]}\n{_work["m/0007_adopt.down.sql"]}\n", run.Out);
        var made = _work.Database(Desired, "made.db");
        Shell.Run(_work["made.db"], File.ReadAllText(_work["m/0007_adopt.up.sql"]));
        (await UndriftCli.RunAsync("diff", "sqlite:" + _work["live.db"], made)).Expect(0);
        Shell.Run(_work["made.db"], File.ReadAllText(_work["m/0007_adopt.down.sql"]));
        (await UndriftCli.RunAsync("check", "--desired", _work["desired.sql"], "--database", made)).Expect(0);
        (
            await UndriftCli.RunAsync(["fix", "--to", "code", .. pair, "--out", _work["m"], "--name", "0007_adopt"])
        ).Fails(4, "not written over", "--name");
    }

    [Fact]
    public async Task Without_a_folder_both_go_to_standard_output_with_marks()
    {
        var run = (await UndriftCli.RunAsync(["fix", "--to=code", .. _work.Pair(Desired, Live)])).Expect(0);
        Assert.StartsWith("-- undrift:up\n-- Adopts what ", run.Out, StringComparison.Ordinal);
        Assert.Contains("\n-- undrift:down\n-- Undoes it: back to ", run.Out, StringComparison.Ordinal);
        Assert.Equal(2, run.Out.Split("-- Proven").Length - 1);
    }

    [Fact]
    public async Task The_name_is_the_time_where_none_is_given()
    {
        var clock = new UndriftCli { Clock = new StoppedClock(2026, 11, 21) };
        (await clock.StartAsync(["fix", "--to", "code", .. _work.Pair(Desired, Live), "--out", _work["m"]])).Expect(0);
        Assert.True(File.Exists(_work["m/undrift_20261121120000.down.sql"]));
    }

    [Fact]
    public async Task Nothing_is_written_where_nothing_differs()
    {
        var run = await UndriftCli.RunAsync([
            "fix",
            "--to",
            "code",
            .. _work.Pair(Desired, Desired),
            "--out",
            _work["m"],
        ]);
        Assert.Equal("-- Nothing to do: the schemas do not differ.\n", run.Expect(0).Out);
        Assert.False(Directory.Exists(_work["m"]));
    }

    [Fact]
    public async Task A_renamed_column_is_renamed_in_the_code()
    {
        string[] pair = _work.Pair("CREATE TABLE t (email TEXT, a);", "CREATE TABLE t (mail TEXT, a);");
        var run = (await UndriftCli.RunAsync(["fix", "--to", "code", .. pair, "--rename", "t.mail=t.email"])).Expect(0);
        Assert.Contains("RENAME COLUMN email TO mail;", run.Out.Split("undrift:down")[0], StringComparison.Ordinal);
        Assert.Contains("RENAME COLUMN mail TO email;", run.Out.Split("undrift:down")[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_ignored_stays_as_each_side_has_it()
    {
        var config = _work.Project(
            "CREATE TABLE t (a INTEGER, b TEXT);",
            "CREATE TABLE t (a INTEGER NOT NULL, b TEXT NOT NULL); CREATE TABLE tmp_x (a);"
        );
        _work.Write(".driftignore", "table:tmp_*\ncolumn:t.b\n");
        foreach (var to in new[] { "code", "database" })
        {
            var run = (await UndriftCli.RunAsync("fix", "--to", to, "--config", config, "-e", "local")).Expect(0);
            Assert.DoesNotContain("tmp_x", run.Out, StringComparison.Ordinal);
            Assert.Contains("-- Proven", run.Out, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("expected database or code", "--to", "cod")]
    [InlineData("--out belongs to --to code", "--out", "x")]
    [InlineData("--name belongs to --to code", "--name", "x")]
    [InlineData("--dry-run belongs to --to code", "--dry-run")]
    [InlineData("is no name of a file", "--to", "code", "--out", "x", "--name", "../x")]
    [InlineData("-o keeps a plan for the database", "--to", "code", "-o", "x.json")]
    [InlineData("--to belongs to the making of a plan", "--apply", "--plan", "x.json", "--to", "code")]
    public async Task What_makes_no_sense_is_wrong_usage(string problem, params string[] options) =>
        (await UndriftCli.RunAsync(["fix", .. _work.Pair(Desired, Live), .. options])).Fails(64, problem);
}
