using Undrift.Engines.Tests.Sqlite;

namespace Undrift.Engines.Tests.Cli;

/// <summary><c>check --remediate</c>: the report, and the SQL that removes what it found.</summary>
public sealed class RemediateTests : IDisposable
{
    private const string Users = "CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT NOT NULL);";
    private const string Live = "CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT); CREATE TABLE old (a);";
    private readonly Workspace _work = new();

    public void Dispose() => _work.Dispose();

    [Fact]
    public async Task The_text_report_has_the_SQL_before_its_verdict()
    {
        var run = (await _work.CheckAsync(Users, Live, "--remediate")).Expect(1);
        Assert.Contains("\nFix\n-- Makes the schema of ", run.Out, StringComparison.Ordinal);
        Assert.Contains("\nDROP TABLE old;\n", run.Out, StringComparison.Ordinal);
        Assert.StartsWith("Verdict: ", run.LastLine, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_it_no_plan_is_made_and_nothing_says_SQL()
    {
        var run = (await _work.CheckAsync(Users, Live, "--json")).Expect(1);
        Assert.False(run.Json.TryGetProperty("plan", out _));
        Assert.All(
            run.Json.GetProperty("drifts").EnumerateArray(),
            drift => Assert.False(drift.TryGetProperty("fix", out _) || drift.TryGetProperty("hazards", out _))
        );
    }

    [Fact]
    public async Task The_JSON_report_has_the_statements_and_hazards_of_each_drift()
    {
        var json = (await _work.CheckAsync(Users, Live, "--remediate", "--json")).Expect(1).Json;
        Assert.True(json.GetProperty("plan").GetProperty("proven").GetBoolean());
        var drifts = json.GetProperty("drifts")
            .EnumerateArray()
            .ToDictionary(drift => drift.GetProperty("type").ToString());
        Assert.Equal(
            ["DROP TABLE old"],
            drifts["extra_table"]
                .GetProperty("fix")
                .GetProperty("database")
                .EnumerateArray()
                .Select(sql => sql.ToString())
        );
        Assert.Equal("""["data-loss","irreversible"]""", Compact(drifts["extra_table"].GetProperty("hazards")));
        Assert.Equal(
            """["table-rewrite","validation-scan"]""",
            Compact(drifts["changed_column"].GetProperty("hazards"))
        );
        Assert.Contains(
            drifts["changed_column"].GetProperty("fix").GetProperty("database").EnumerateArray(),
            sql => sql.ToString().StartsWith("INSERT OR ABORT INTO undrift_new_users", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task The_markdown_report_has_the_SQL_in_a_fence()
    {
        var run = (await _work.CheckAsync(Users, Live, "--remediate", "-o", "markdown")).Expect(1);
        Assert.Contains("### Fix", run.Out, StringComparison.Ordinal);
        Assert.Contains("```sql\n-- Makes the schema of ", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_format_sql_is_a_script_that_removes_the_drift()
    {
        var run = (await _work.CheckAsync(Users, Live, "-o", "sql", "-o", $"sql:{_work["fix.sql"]}")).Expect(1);
        Assert.Equal(run.Out, File.ReadAllText(_work["fix.sql"]));
        Shell.Run(_work["live.db"], run.Out);
        string[] pair = ["--database", "sqlite:" + _work["live.db"], "--desired", _work["desired.sql"]];
        (await UndriftCli.RunAsync(["check", .. pair])).Expect(0);
    }

    [Fact]
    public async Task The_report_folder_has_the_SQL_beside_the_report()
    {
        (await _work.CheckAsync(Users, Live, "--report-dir", _work["out"])).Expect(1);
        Assert.Contains("DROP TABLE old;", File.ReadAllText(_work["out/schema-diff.sql"]), StringComparison.Ordinal);
        Assert.True(File.Exists(_work["out/drift-report.json"]) && File.Exists(_work["out/drift-summary.md"]));
    }

    [Fact]
    public async Task A_report_without_a_plan_is_whole_and_says_why()
    {
        // An empty side is a gap: nothing is written while something could not be compared.
        var run = (await _work.CheckAsync("SELECT 1;", Live, "--remediate", "--report-dir", _work["out"])).Expect(3);
        Assert.Contains(
            "-- No SQL: no SQL is written while something could not be compared",
            run.Out,
            StringComparison.Ordinal
        );
        Assert.StartsWith("Verdict: inconclusive", run.LastLine, StringComparison.Ordinal);
        Assert.StartsWith("-- No SQL: ", File.ReadAllText(_work["out/schema-diff.sql"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nothing_differs_the_SQL_says_so()
    {
        var run = (await _work.CheckAsync(Users, Users, "-o", "sql")).Expect(0);
        Assert.Equal("-- Nothing to do: the schemas do not differ.\n", run.Out);
    }

    [Fact]
    public async Task What_is_accepted_has_no_statements()
    {
        var config = _work.Project(Users, Live);
        string[] check = ["check", "--config", config, "-e", "local", "--json", "--remediate"];
        var drifts = (await UndriftCli.RunAsync(check)).Expect(1).Json.GetProperty("drifts").EnumerateArray();
        var id = drifts
            .Single(drift => drift.GetProperty("type").ToString() == "extra_table")
            .GetProperty("id")
            .ToString();
        string[] until = ["--reason", "later", "--until", "2999-01-01"];
        (await UndriftCli.RunAsync(["accept", id, "--config", config, "-e", "local", .. until])).Expect(0);
        var json = (await UndriftCli.RunAsync(check)).Expect(1).Json;
        Assert.Equal(
            "[]",
            Compact(
                json.GetProperty("drifts")
                    .EnumerateArray()
                    .Single(drift => drift.GetProperty("id").ToString() == id)
                    .GetProperty("fix")
                    .GetProperty("database")
            )
        );
    }

    [Fact]
    public async Task Diff_has_its_own_option_for_SQL()
    {
        var file = _work.Write("a.sql", Users);
        (await UndriftCli.RunAsync("diff", file, file, "--engine", "sqlite", "-o", "sql")).Fails(64, "use --sql");
    }

    private static string Compact(System.Text.Json.JsonElement json) =>
        System.Text.Json.Nodes.JsonNode.Parse(json.GetRawText())!.ToJsonString();
}
