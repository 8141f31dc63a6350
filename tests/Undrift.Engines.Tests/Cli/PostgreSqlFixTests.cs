using Undrift.Engines.Tests.PostgreSql.Kinds;

namespace Undrift.Engines.Tests.Cli;

/// <summary>Fix, apply, adopt, rename and remediate on PostgreSQL, from the command line to the rows.</summary>
public sealed class PostgreSqlFixTests
{
    private const string Live = """
        CREATE TABLE users (id integer PRIMARY KEY, mail text, note text);
        CREATE INDEX by_mail ON users (mail);
        CREATE VIEW mails AS SELECT id, mail FROM users WHERE mail <> '';
        CREATE TABLE posts (author integer REFERENCES users (id), title text DEFAULT 'none');
        """;
    private const string Rows = "INSERT INTO users VALUES (7, 'x@y', 'n'); INSERT INTO posts VALUES (7, 't');";

    [Fact]
    public async Task The_printed_SQL_removes_the_drift_when_psql_runs_it()
    {
        await using var pair = await LivePair.NewAsync(
            Live.Replace("note text", "note varchar(90) NOT NULL DEFAULT ''").Replace("mail <> ''", "mail <> 'none'"),
            Live + Rows + "CREATE FUNCTION old() RETURNS int LANGUAGE sql AS 'SELECT 1';"
        );
        var run = await pair.FixAsync();
        Assert.Contains("-- Hazards: ", run.Out, StringComparison.Ordinal);
        Assert.Contains("DROP FUNCTION public.old()", run.Out, StringComparison.Ordinal);
        Assert.Equal("n", await pair.ValueAsync("SELECT note FROM users"));
    }

    [Fact]
    public async Task A_plan_is_run_on_the_state_that_it_was_made_for_only()
    {
        await using var pair = await LivePair.NewAsync(Live.Replace("note text", "note text NOT NULL"), Live + Rows);
        await pair.PlanAsync();
        await pair.Database.ExecuteAsync("CREATE TABLE more (a integer)");
        (await pair.ApplyAsync()).Fails(4, "changed since", "undrift check");
        await pair.Database.ExecuteAsync("DROP TABLE more");
        (await pair.ApplyAsync()).Expect(0);
        (await pair.RunAsync("check")).Expect(0);
    }

    [Fact]
    public async Task A_failure_rolls_everything_back_and_says_how_to_go_on()
    {
        await using var pair = await LivePair.NewAsync(
            Live.Replace("note text", "note text NOT NULL") + "CREATE TABLE more (a integer);",
            Live + Rows + "UPDATE users SET note = NULL;"
        );
        await pair.PlanAsync();
        (await pair.ApplyAsync()).Fails(
            4,
            "SQLSTATE 23502",
            "rolled back",
            "as it was before",
            "run the same plan again"
        );
        Assert.Equal("", await pair.ValueAsync("SELECT to_regclass('more')::text"));
    }

    [Fact]
    public async Task A_renamed_column_and_a_renamed_table_keep_rows_and_views_follow()
    {
        await using var pair = await LivePair.NewAsync(
            """
            CREATE TABLE people (id integer CONSTRAINT users_pkey PRIMARY KEY, email text, note text);
            CREATE INDEX by_mail ON people (email);
            CREATE VIEW mails AS SELECT id, email AS mail FROM people WHERE email <> '';
            CREATE TABLE posts (author integer REFERENCES people (id), title text DEFAULT 'none');
            """,
            Live + Rows
        );
        var run = await pair.FixAsync(
            "--rename",
            "public.users=public.people",
            "--rename",
            "public.users.mail=public.people.email"
        );
        Assert.Contains("ALTER TABLE public.users RENAME TO people;", run.Out, StringComparison.Ordinal);
        Assert.Contains("RENAME COLUMN mail TO email;", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("data-loss", run.Out, StringComparison.Ordinal);
        Assert.Equal("x@y", await pair.ValueAsync("SELECT mail FROM mails"));
        Assert.Equal("7", await pair.ValueAsync("SELECT author FROM posts"));
    }

    [Fact]
    public async Task Without_it_candidates_are_told()
    {
        await using var pair = await LivePair.NewAsync(Live.Replace("note text", "remark text"), Live + Rows);
        var run = await pair.FixAsync();
        Assert.Contains("--rename public.users.note=public.users.remark\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("data-loss", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_migration_adopts_what_the_database_has_and_goes_back()
    {
        await using var pair = await LivePair.NewAsync(
            Live,
            Live.Replace("note text", "note text NOT NULL")
                + "CREATE SEQUENCE hot; CREATE INDEX hotfix ON users (note);"
        );
        (await pair.RunAsync("fix", "--to", "code", "--out", pair["m"], "--name", "adopt")).Expect(0);
        await using var code = await LivePair.NewAsync(Live, Live);
        await Psql.RunTextAsync(code.Database, await ReadAsync(pair["m/adopt.up.sql"]));
        (await UndriftCli.RunAsync("diff", pair.Database.Url, code.Database.Url)).Expect(0);
        await Psql.RunTextAsync(code.Database, await ReadAsync(pair["m/adopt.down.sql"]));
        (await code.RunAsync("check")).Expect(0);
    }

    [Fact]
    public async Task The_report_has_the_statements_and_hazards_of_each_drift()
    {
        await using var pair = await LivePair.NewAsync(
            "CREATE TABLE t (id bigint, email text);",
            "CREATE TABLE t (id integer, mail text); CREATE TABLE old (a integer);"
        );
        var run = await pair.RunAsync("check", "--remediate", "--json", "--rename", "public.t.mail=public.t.email");
        var json = run.Expect(1).Json;
        Assert.True(json.GetProperty("plan").GetProperty("proven").GetBoolean());
        string[] expected =
        [
            "DROP TABLE public.old",
            "ALTER TABLE public.t RENAME COLUMN mail TO email",
            "ALTER TABLE public.t ALTER COLUMN id TYPE bigint",
        ];
        var fixes = json.GetProperty("drifts")
            .EnumerateArray()
            .SelectMany(drift => drift.GetProperty("fix").GetProperty("database").EnumerateArray())
            .Select(sql => sql.GetString()!)
            .ToList();
        Assert.All(expected, sql => Assert.Contains(fixes, fix => fix.StartsWith(sql, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_report_as_SQL_is_a_script()
    {
        await using var pair = await LivePair.NewAsync(Live + "CREATE TYPE mood AS ENUM ('a', 'b');", Live + Rows);
        var run = (await pair.RunAsync("check", "-o", "sql")).Expect(1);
        await Psql.RunTextAsync(pair.Database, run.Out);
        (await pair.RunAsync("check")).Expect(0);
    }

    [Fact]
    public async Task What_no_statement_can_build_is_left_out_of_the_proof_where_the_plan_does_not_touch_it()
    {
        const string secret = """
            CREATE FOREIGN DATA WRAPPER w;
            CREATE SERVER s FOREIGN DATA WRAPPER w;
            CREATE USER MAPPING FOR PUBLIC SERVER s OPTIONS (password 'hush');
            """;
        await using var pair = await LivePair.NewAsync(
            secret + "CREATE TABLE t (a bigint);",
            secret + "CREATE TABLE t (a int);"
        );
        var run = await pair.FixAndApplyAsync();
        Assert.Contains(
            "-- Proven, without user_mapping:s.public, which cannot be built on a scratch database: run",
            run.Out,
            StringComparison.Ordinal
        );
        Assert.Contains("\"without\"", await ReadAsync(pair["plan.json"]), StringComparison.Ordinal);
        Assert.DoesNotContain("hush", run.All + await ReadAsync(pair["plan.json"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_no_statement_can_build_and_the_plan_touches_is_not_proven()
    {
        const string server = "CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s FOREIGN DATA WRAPPER w;";
        await using var pair = await LivePair.NewAsync(
            server,
            server + "CREATE USER MAPPING FOR PUBLIC SERVER s OPTIONS (password 'hush');"
        );
        var run = (await pair.RunAsync("fix")).Expect(3);
        Assert.Contains(
            "-- NOT PROVEN: the current schema cannot be built anew: user_mapping:",
            run.Out,
            StringComparison.Ordinal
        );
    }

    private static Task<string> ReadAsync(string path) =>
        File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
}
