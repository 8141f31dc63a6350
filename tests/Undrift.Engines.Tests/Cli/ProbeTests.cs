using Undrift.Engines.Tests.PostgreSql;

namespace Undrift.Engines.Tests.Cli;

/// <summary><c>--probe</c>: what the changed tables hold refines hazards and risks, and a plan that rests on it is not run when rows came.</summary>
public sealed class ProbeTests
{
    private const string Live = """
        CREATE TABLE empty (a integer, gone text);
        CREATE TABLE full_ (a integer, gone text);
        INSERT INTO full_ SELECT i, 'x' FROM generate_series(1, 500) i;
        CREATE TABLE old_empty (a integer);
        """;
    private const string Desired = """
        CREATE TABLE empty (a numeric NOT NULL);
        CREATE INDEX i ON empty (a);
        CREATE TABLE full_ (a numeric);
        """;

    [Fact]
    public async Task On_a_table_without_rows_nothing_is_lost_written_anew_or_looked_at()
    {
        await using var pair = await LivePair.NewAsync(Desired, Live + "ANALYZE full_;");
        var run = await pair.FixAndApplyAsync("--probe");
        Assert.Contains(
            "table:public.old_empty (no rows; with rows: data-loss, irreversible)",
            run.Out,
            StringComparison.Ordinal
        );
        Assert.Contains("column:public.full_.gone: data-loss", run.Out, StringComparison.Ordinal);
        Assert.Matches(@"about 500 rows, \d+ KB\)", run.Out);
        Assert.Contains("index:public.empty.i (no rows; with rows: index-build)", run.Out, StringComparison.Ordinal);
        Assert.Contains("-- Hazards: data-loss, table-rewrite, irreversible\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_risk_of_a_drift_goes_down_where_nothing_can_be_lost()
    {
        await using var pair = await LivePair.NewAsync(Desired, Live);
        Assert.Equal("critical", Risk(await pair.RunAsync("check", "--json", "--remediate"), "extra_table"));
        var probed = await pair.RunAsync("check", "--json", "--remediate", "--probe");
        Assert.Equal("minor", Risk(probed, "extra_table"));
        Assert.Contains("critical", probed.Out, StringComparison.Ordinal);
        Assert.Equal(3, probed.Json.GetProperty("plan").GetProperty("tables").GetArrayLength());
        await pair.Database.ExecuteAsync("DROP TABLE full_; CREATE TABLE full_ (a numeric)");
        (await pair.RunAsync("check", "--remediate", "--probe", "--exit-code", "risk")).Expect(0);
        (await pair.RunAsync("check", "--remediate", "--exit-code", "risk")).Expect(2);
    }

    [Fact]
    public async Task A_plan_that_rests_on_no_rows_is_refused_when_rows_came()
    {
        await using var pair = await LivePair.NewAsync(
            "CREATE TABLE t (a integer);",
            "CREATE TABLE t (a integer); CREATE TABLE old (a integer);"
        );
        await pair.PlanAsync("--probe");
        await pair.Database.ExecuteAsync("INSERT INTO old VALUES (1)");
        (await pair.ApplyAsync()).Fails(
            4,
            "table:public.old held no rows when the plan was made",
            "make the plan anew"
        );
        await pair.Database.ExecuteAsync("DELETE FROM old");
        (await pair.ApplyAsync()).Expect(0);
    }

    [Fact]
    public async Task Parts_of_a_partitioned_table_count_and_policies_are_not_called()
    {
        const string parts = """
            CREATE TABLE p (a integer{0}) PARTITION BY RANGE (a);
            CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (10);
            CREATE FUNCTION boom(integer) RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN RAISE 'called'; END $$;
            CREATE TABLE r (a integer{0});
            CREATE POLICY x ON r USING (boom(a));
            ALTER TABLE r ENABLE ROW LEVEL SECURITY;
            ALTER TABLE r FORCE ROW LEVEL SECURITY;
            """;
        await using var pair = await LivePair.NewAsync(
            parts.Replace("{0}", ""),
            parts.Replace("{0}", ", gone text") + "INSERT INTO p VALUES (1); INSERT INTO r VALUES (1);"
        );
        var run = await pair.FixAsync("--probe");
        Assert.Contains("column:public.p.gone: data-loss", run.Out, StringComparison.Ordinal);
        Assert.Contains("column:public.r.gone: data-loss", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_login_may_not_read_stays_as_it_was_with_a_note()
    {
        var server = await Servers.GetAsync();
        await using var pair = await LivePair.NewAsync(
            "CREATE TABLE kept (a integer);",
            "CREATE TABLE kept (a integer); CREATE TABLE old (a integer);"
        );
        await pair.Database.ExecuteAsync(
            "DO $$ BEGIN CREATE ROLE probe_reader LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$"
        );
        var run = await UndriftCli.RunAsync(
            "fix",
            "--database",
            server.Url(pair.Database.Name, "probe_reader"),
            "--desired",
            pair["desired.sql"],
            "--scratch",
            server.Url(),
            "--probe"
        );
        Assert.Contains(
            "-- Note: table:public.old was not looked at: permission denied",
            run.Out,
            StringComparison.Ordinal
        );
        Assert.Contains("table:public.old: data-loss, irreversible\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SQLite_tables_are_counted()
    {
        using var work = new Workspace();
        string[] pair = work.Pair(
            "CREATE TABLE t (a TEXT NOT NULL); CREATE TABLE u (a TEXT NOT NULL);",
            "CREATE TABLE t (a TEXT); CREATE TABLE u (a TEXT); INSERT INTO u VALUES ('x'), ('y'); CREATE TABLE \"o;\"\"ld\" (a);"
        );
        var run = (await UndriftCli.RunAsync(["fix", .. pair, "--probe", "-o", work["plan.json"]])).Expect(0);
        Assert.Contains(
            "table:t (no rows; with rows: table-rewrite, validation-scan)",
            run.Out,
            StringComparison.Ordinal
        );
        Assert.Contains("table:u: table-rewrite, validation-scan (2 rows)", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("-- Hazards: data-loss", run.Out, StringComparison.Ordinal);
        string[] apply = ["fix", "--apply", "--plan", work["plan.json"], "--database", "sqlite:" + work["live.db"]];
        (await UndriftCli.RunAsync([.. apply, "--allow", "table-rewrite,validation-scan"])).Expect(0);
    }

    [Fact]
    public async Task What_makes_no_sense_is_wrong_usage()
    {
        using var work = new Workspace();
        string[] pair = work.Pair("CREATE TABLE t (a);", "CREATE TABLE t (b);");
        (await UndriftCli.RunAsync(["check", .. pair, "--probe"])).Fails(64, "--probe refines a plan", "--remediate");
        (await UndriftCli.RunAsync(["fix", .. pair, "--probe", "--to", "code"])).Fails(64, "--to code");
    }

    private static string? Risk(CliRun run, string type) =>
        run.Expect(1)
            .Json.GetProperty("drifts")
            .EnumerateArray()
            .First(drift => drift.GetProperty("type").GetString() == type)
            .GetProperty("risk")
            .GetString();
}
