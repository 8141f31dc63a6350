using Undrift.Engines.Tests.Sqlite;

namespace Undrift.Engines.Tests.Cli;

/// <summary><c>--rename</c>: rows and values survive under a new name; without it nothing is renamed and a candidate is told.</summary>
public sealed class RenameTests : IDisposable
{
    private const string Live = """
        CREATE TABLE users (id INTEGER PRIMARY KEY, mail TEXT, note TEXT);
        CREATE INDEX by_mail ON users (mail);
        CREATE VIEW mails AS SELECT mail FROM users;
        CREATE TABLE posts (author INTEGER REFERENCES users (id));
        CREATE TRIGGER t AFTER DELETE ON users BEGIN DELETE FROM posts WHERE author = old.id; END;
        """;
    private const string Rows = "INSERT INTO users VALUES (7, 'x@y', 'n'); INSERT INTO posts VALUES (7);";
    private readonly Workspace _work = new();

    public void Dispose() => _work.Dispose();

    [Fact]
    public async Task A_renamed_column_keeps_its_values_and_what_names_it_follows()
    {
        var run = await FixAsync(
            Live.Replace("mail", "email").Replace("emails", "mails").Replace("by_email", "by_mail"),
            "users.mail=users.email"
        );
        Assert.Contains("ALTER TABLE users RENAME COLUMN mail TO email;", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("Hazards", run.Out, StringComparison.Ordinal);
        Assert.Equal("7|x@y|n", Shell.Run(_work["live.db"], "SELECT id, email, note FROM users;"));
    }

    [Fact]
    public async Task A_renamed_table_keeps_its_rows_and_children()
    {
        await FixAsync(Live.Replace("users", "people"), "users=people");
        Assert.Equal("7|x@y|n\n7", Shell.Run(_work["live.db"], "SELECT * FROM people; SELECT author FROM posts;"));
    }

    [Fact]
    public async Task A_table_and_its_column_are_renamed_and_the_table_is_rebuilt_besides()
    {
        var desired = Live.Replace("users", "people")
            .Replace("mail", "email")
            .Replace("emails", "mails")
            .Replace("by_email", "by_mail")
            .Replace("note TEXT", "note TEXT NOT NULL");
        await FixAsync(desired, "users=people", "users.mail=people.email");
        Assert.Equal("7|x@y|n\n7", Shell.Run(_work["live.db"], "SELECT * FROM people; SELECT author FROM posts;"));
    }

    [Fact]
    public async Task Names_that_need_quotes_are_renamed()
    {
        const string live = "CREATE TABLE \"a=b\" (\"x.y\" TEXT, z INTEGER); INSERT INTO \"a=b\" VALUES ('v', 1);";
        string[] pair = _work.Pair("CREATE TABLE \"a=b\" (\"select\"\"\" TEXT, z INTEGER);", live);
        var run = (
            await UndriftCli.RunAsync(["fix", .. pair, "--rename", "\"a=b\".\"x.y\"=\"a=b\".\"select\"\"\""])
        ).Expect(0);
        Shell.Run(_work["live.db"], run.Out);
        Assert.Equal("v|1", Shell.Run(_work["live.db"], "SELECT * FROM \"a=b\";"));
    }

    [Fact]
    public async Task Without_it_nothing_is_renamed_and_the_candidates_are_told()
    {
        string[] pair = _work.Pair(
            "CREATE TABLE t (id INTEGER PRIMARY KEY, email TEXT);",
            "CREATE TABLE t (id INTEGER PRIMARY KEY, mail TEXT);"
        );
        var fix = (await UndriftCli.RunAsync(["fix", .. pair])).Expect(0);
        Assert.Contains(
            "-- Perhaps a rename, which would keep what it holds: --rename t.mail=t.email\n",
            fix.Out,
            StringComparison.Ordinal
        );
        Assert.Contains("data-loss", fix.Out, StringComparison.Ordinal);
        var check = (await UndriftCli.RunAsync(["check", .. pair])).Expect(1);
        Assert.Contains("column:t.mail may be column:t.email under another name", check.Out, StringComparison.Ordinal);
        var taken = (await UndriftCli.RunAsync(["fix", .. pair, "--rename", "t.mail=t.email"])).Expect(0);
        Assert.DoesNotContain("Perhaps", taken.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_with_the_same_columns_is_a_candidate_and_one_with_others_is_none()
    {
        const string kept = "CREATE TABLE kept (a);";
        string[] pair = _work.Pair(
            kept + "CREATE TABLE people (id INTEGER, mail TEXT);",
            kept + "CREATE TABLE users (id INTEGER, mail TEXT); CREATE TABLE other (id INTEGER);"
        );
        var fix = (await UndriftCli.RunAsync(["fix", .. pair])).Expect(0);
        Assert.Contains("--rename users=people\n", fix.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("--rename other", fix.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "users.mial=users.email",
        "the database has no table or column users.mial",
        "did you mean 'users.mail'?"
    )]
    [InlineData(
        "users.mail=users.emial",
        "the desired schema has no table or column users.emial",
        "did you mean 'users.email'?"
    )]
    [InlineData("users.mail=people", "column users.mail cannot become table people", "name what only")]
    [InlineData("users.mail=users.id", "column users.id is in the database already", "name what only")]
    [InlineData("users.id=users.email", "column users.id is in the desired schema, too", "name what only")]
    [InlineData("users.mail=people.email", "do not stand in the same place", "rename what they stand in")]
    [InlineData("users.mail", "expected OLD=NEW", "public.users.mail=public.users.email")]
    [InlineData("mails=users.email", "the database has no table or column mails", "only the database has users.mail")]
    public async Task What_cannot_be_meant_is_wrong_usage(string rename, string problem, string next)
    {
        string[] pair = _work.Pair(
            "CREATE TABLE users (id INTEGER, email TEXT); CREATE TABLE people (email TEXT);",
            "CREATE TABLE users (id INTEGER, mail TEXT); CREATE VIEW mails AS SELECT 1;"
        );
        (await UndriftCli.RunAsync(["fix", .. pair, "--rename", rename])).Fails(64, problem, next);
    }

    [Fact]
    public async Task Names_that_stand_in_two_renames_are_wrong_usage()
    {
        string[] pair = _work.Pair("CREATE TABLE u (a TEXT);", "CREATE TABLE u (b TEXT, c TEXT);");
        (await UndriftCli.RunAsync(["fix", .. pair, "--rename", "u.b=u.a", "--rename", "u.c=u.a"])).Fails(
            64,
            "another rename"
        );
    }

    [Fact]
    public async Task A_line_of_the_project_file_holds_for_databases_that_have_it_still_before_them()
    {
        const string wanted = "CREATE TABLE t (id INTEGER PRIMARY KEY, email TEXT);";
        var config = _work.Project(wanted, wanted.Replace("email", "mail") + "INSERT INTO t VALUES (1, 'x');");
        File.AppendAllText(config, "\nrenames: [t.mail=t.email]\n");
        string[] fix = ["fix", "--config", config, "-e", "local"];
        Shell.Run(_work["live.db"], (await UndriftCli.RunAsync(fix)).Expect(0).Out);
        Assert.Equal("x", Shell.Run(_work["live.db"], "SELECT email FROM t;"));
        (await UndriftCli.RunAsync(fix)).Expect(0);
        _work.Write(
            "undrift.yml",
            File.ReadAllText(config).Replace("t.mail=", "t.nothing=").Replace("=t.email", "=t.other")
        );
        (await UndriftCli.RunAsync(fix)).Fails(
            78,
            "renames: t.nothing=t.other: the database has no table or column",
            "undrift.yml"
        );
    }

    [Fact]
    public async Task A_report_with_SQL_takes_them_too()
    {
        var run = await _work.CheckAsync(
            "CREATE TABLE t (email TEXT, a);",
            "CREATE TABLE t (mail TEXT, a);",
            "--remediate",
            "--json",
            "--rename",
            "t.mail=t.email"
        );
        var drifts = run.Expect(1).Json.GetProperty("drifts").EnumerateArray().ToList();
        Assert.Equal(2, drifts.Count);
        Assert.All(
            drifts,
            drift =>
                Assert.Equal(
                    "ALTER TABLE t RENAME COLUMN mail TO email",
                    drift.GetProperty("fix").GetProperty("database")[0].GetString()
                )
        );
    }

    /// <summary>Writes the SQL, runs it, and expects that nothing differs any more.</summary>
    private async Task<CliRun> FixAsync(string desired, params string[] renames)
    {
        string[] pair = _work.Pair(desired, Live + Rows);
        var run = (
            await UndriftCli.RunAsync(["fix", .. pair, .. renames.SelectMany(text => new[] { "--rename", text })])
        ).Expect(0);
        Assert.Contains("-- Proven", run.Out, StringComparison.Ordinal);
        Shell.Run(_work["live.db"], "PRAGMA foreign_keys = ON;\n" + run.Out);
        (await UndriftCli.RunAsync(["check", .. pair])).Expect(0);
        return run;
    }
}
