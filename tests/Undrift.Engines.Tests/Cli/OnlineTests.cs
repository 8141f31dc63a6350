using Undrift.Engines.Tests.Sqlite;

namespace Undrift.Engines.Tests.Cli;

/// <summary><c>--online</c>: the forms that keep others waiting as little as can be, proven and run on tables with rows.</summary>
public sealed class OnlineTests
{
    private const string Rows = "INSERT INTO t SELECT i, 'm' || i FROM generate_series(1, 50) i;";
    private const string Table = "CREATE TABLE t (id integer NOT NULL, mail text);";

    [Theory]
    [InlineData("", "CREATE INDEX i ON t (mail);", "CREATE INDEX CONCURRENTLY i ON public.t")]
    [InlineData("", "CREATE UNIQUE INDEX i ON t (mail);", "CREATE UNIQUE INDEX CONCURRENTLY i ON public.t")]
    [InlineData("CREATE INDEX i ON t (mail);", "", "DROP INDEX CONCURRENTLY public.i")]
    [InlineData(
        "CREATE INDEX i ON t (mail);",
        "CREATE INDEX i ON t (id);",
        "ALTER INDEX public.i RENAME TO undrift_old_i"
    )]
    [InlineData(
        "",
        "ALTER TABLE t ADD CHECK (id > 0);",
        "CHECK ((id > 0)) NOT VALID",
        "VALIDATE CONSTRAINT t_id_check"
    )]
    [InlineData(
        "CREATE TABLE p (id integer PRIMARY KEY); INSERT INTO p SELECT generate_series(1, 50);",
        "CREATE TABLE p (id integer PRIMARY KEY); ALTER TABLE t ADD FOREIGN KEY (id) REFERENCES p;",
        "NOT VALID",
        "VALIDATE CONSTRAINT t_id_fkey"
    )]
    [InlineData(
        "",
        "ALTER TABLE t ADD UNIQUE (mail);",
        "CREATE UNIQUE INDEX CONCURRENTLY",
        "UNIQUE USING INDEX t_mail_key"
    )]
    [InlineData(
        "",
        "ALTER TABLE t ADD PRIMARY KEY (id);",
        "CREATE UNIQUE INDEX CONCURRENTLY",
        "PRIMARY KEY USING INDEX t_pkey"
    )]
    [InlineData(
        "",
        "ALTER TABLE t ALTER mail SET NOT NULL;",
        "IS NOT NULL) NOT VALID",
        "SET NOT NULL",
        "DROP CONSTRAINT"
    )]
    public async Task Each_form_is_proven_and_runs_on_rows(string has, string wants, params string[] forms)
    {
        await using var pair = await LivePair.NewAsync(Table + wants, Table + has + Rows);
        var run = await pair.FixAndApplyAsync("--online");
        foreach (var form in forms)
            Assert.Contains(form, run.Out, StringComparison.Ordinal);
        Assert.Contains("lock_timeout", run.Out, StringComparison.Ordinal);
        Assert.Equal("50", await pair.ValueAsync("SELECT count(*) FROM t"));
    }

    [Fact]
    public async Task All_forms_together_are_one_plan_that_psql_runs()
    {
        const string wants = """
            CREATE TABLE t (id integer PRIMARY KEY, mail text NOT NULL UNIQUE CHECK (mail <> ''), n integer);
            CREATE INDEX i ON t (n);
            CREATE VIEW v AS SELECT mail, n FROM t;
            """;
        await using var pair = await LivePair.NewAsync(wants, Table + Rows + "CREATE INDEX j ON t (mail);");
        await pair.FixAsync("--online");
        Assert.Equal("50", await pair.ValueAsync("SELECT count(mail) FROM v"));
    }

    [Fact]
    public async Task Since_18_a_column_becomes_NOT_NULL_by_a_constraint_that_is_validated()
    {
        await using var pair = await LivePair.NewAsync(
            "CREATE TABLE t (id integer NOT NULL, mail text NOT NULL);",
            Table + Rows,
            version: 18
        );
        var run = await pair.FixAndApplyAsync("--online");
        Assert.Contains("NOT NULL mail NOT VALID", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_it_no_such_form_is_used()
    {
        await using var pair = await LivePair.NewAsync(Table + "CREATE INDEX i ON t (mail);", Table + Rows);
        var run = await pair.FixAndApplyAsync();
        Assert.DoesNotContain("CONCURRENTLY", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_index_that_failed_is_left_INVALID_and_a_new_plan_makes_it_anew()
    {
        await using var pair = await LivePair.NewAsync(
            Table + "CREATE UNIQUE INDEX i ON t (mail);",
            Table + Rows + "UPDATE t SET mail = 'same' WHERE id < 3;"
        );
        await pair.PlanAsync("--online");
        (await pair.ApplyAsync()).Fails(
            4,
            "an INVALID index may be left",
            "neither as before nor as wanted",
            "make a new plan"
        );
        Assert.Equal(
            "False",
            await pair.ValueAsync("SELECT indisvalid FROM pg_index WHERE indexrelid = 'i'::regclass")
        );
        await pair.Database.ExecuteAsync("UPDATE t SET mail = id::text WHERE id < 3");
        await pair.FixAndApplyAsync("--online");
        Assert.Equal("True", await pair.ValueAsync("SELECT indisvalid FROM pg_index WHERE indexrelid = 'i'::regclass"));
    }

    [Theory]
    [InlineData("ALTER TABLE t ADD CONSTRAINT c CHECK (mail <> 'bad');", "the constraint c is there, NOT VALID")]
    [InlineData("ALTER TABLE t ALTER mail SET NOT NULL;", "the constraint undrift_mail_not_null is there, NOT VALID")]
    public async Task A_constraint_that_rows_do_not_fit_stays_NOT_VALID_and_a_new_plan_goes_on(
        string wants,
        string says
    )
    {
        await using var pair = await LivePair.NewAsync(
            Table + wants,
            Table + Rows + "UPDATE t SET mail = 'bad' WHERE id = 3; UPDATE t SET mail = NULL WHERE id = 4;"
        );
        await pair.PlanAsync("--online");
        (await pair.ApplyAsync()).Fails(4, says, "mend the rows", "make a new plan");
        await pair.Database.ExecuteAsync("UPDATE t SET mail = 'good' WHERE id IN (3, 4)");
        await pair.FixAndApplyAsync("--online");
        Assert.Equal("50", await pair.ValueAsync("SELECT count(*) FROM t"));
    }

    [Fact]
    public async Task The_report_and_diff_take_it_too()
    {
        await using var pair = await LivePair.NewAsync(Table + "CREATE INDEX i ON t (mail);", Table + Rows);
        var check = (await pair.RunAsync("check", "--remediate", "--online")).Expect(1);
        Assert.Contains("CREATE INDEX CONCURRENTLY", check.Out, StringComparison.Ordinal);
        string[] sides = [pair.Database.Url, pair["desired.sql"]];
        var diff = await UndriftCli.RunAsync(["diff", .. sides, "--sql", "--online", "--scratch", "same-server"]);
        Assert.Contains("CREATE INDEX CONCURRENTLY", diff.Expect(1).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task For_SQLite_it_changes_nothing_and_says_so()
    {
        using var work = new Workspace();
        string[] pair = work.Pair("CREATE TABLE t (a); CREATE INDEX i ON t (a);", "CREATE TABLE t (a);");
        var run = (await UndriftCli.RunAsync(["fix", .. pair, "--online"])).Expect(0);
        Assert.Contains("-- Note: --online changes nothing here", run.Out, StringComparison.Ordinal);
        Shell.Run(work["live.db"], run.Out);
        (await UndriftCli.RunAsync(["check", .. pair])).Expect(0);
    }
}
