namespace Undrift.Engines.Tests.Cli;

/// <summary>The exit codes of a finished comparison (docs/exit-codes.md).</summary>
public sealed class ExitCodeTests : IDisposable
{
    private const string Users = "CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT NOT NULL);";
    private const string WithoutEmail = "CREATE TABLE users (id INTEGER PRIMARY KEY);";
    private const string WithExtra = Users + "CREATE TABLE extra (id INTEGER);";
    private readonly Workspace _work = new();

    public void Dispose() => _work.Dispose();

    [Fact]
    public async Task No_drift_is_0_and_the_last_line_says_clean()
    {
        var run = (await _work.CheckAsync(Users, Users)).Expect(0);
        Assert.Equal("Verdict: clean - no drift", run.LastLine);
        Assert.Empty(run.Error);
    }

    [Fact]
    public async Task Drift_is_1_and_the_last_line_names_the_verdict()
    {
        var run = (await _work.CheckAsync(Users, WithoutEmail)).Expect(1);
        Assert.StartsWith("Verdict: blocked - 1 ERROR", run.LastLine, StringComparison.Ordinal);
        Assert.Contains("column email is missing", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Drift_that_does_not_block_is_1_too_and_its_verdict_is_allowed()
    {
        var run = (await _work.CheckAsync(Users, WithExtra)).Expect(1);
        Assert.StartsWith("Verdict: allowed - 1 WARNING", run.LastLine, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diff_ends_as_check_does()
    {
        var users = _work.Write("users.sql", Users);
        var extra = _work.Write("extra.sql", WithExtra);
        (await UndriftCli.RunAsync("diff", users, users, "--engine", "sqlite")).Expect(0);
        var run = (await UndriftCli.RunAsync("diff", users, extra, "--engine", "sqlite")).Expect(1);
        Assert.Contains("table extra", run.Out, StringComparison.Ordinal);
        Assert.StartsWith("Verdict: ", run.LastLine, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(WithoutEmail, "production", 1, "blocked")] // ERROR, which production blocks
    [InlineData(WithExtra, "production", 0, "allowed")] // WARNING, which production allows
    [InlineData(WithExtra, "staging", 0, "blocked")] // blocked, and fail_pipeline is false
    [InlineData(WithoutEmail, "local", 0, "allowed")]
    public async Task The_policy_decides_when_it_is_enforced(string live, string environment, int code, string verdict)
    {
        var config = _work.Project(Users, live);
        var run = await UndriftCli.RunAsync("check", "--config", config, "-e", environment, "--enforce-policy");
        run.Expect(code);
        Assert.StartsWith($"Verdict: {verdict} - ", run.LastLine, StringComparison.Ordinal);
        Assert.Equal(
            verdict == "blocked",
            run.Error.Contains($"undrift: deployment to {environment} blocked", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData(WithoutEmail, 1, "major")] // ADD COLUMN … NOT NULL
    [InlineData(WithExtra, 2, "critical")] // DROP TABLE
    [InlineData("CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT NOT NULL DEFAULT 'x');", 0, "minor")]
    [InlineData(Users, 0, "no drift")]
    public async Task The_exit_code_follows_the_risk_when_asked(string live, int code, string risk)
    {
        var run = (await _work.CheckAsync(Users, live, "--exit-code", "risk")).Expect(code);
        Assert.Contains(risk, run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_database_is_3_unless_it_is_meant()
    {
        string[] pair = ["--desired", _work.Write("desired.sql", Users), "--database", _work.Database("VACUUM;")];
        var run = (await UndriftCli.RunAsync(["check", .. pair])).Expect(3);
        Assert.StartsWith("Verdict: inconclusive", run.LastLine, StringComparison.Ordinal);
        Assert.Contains("--allow-empty", run.Out, StringComparison.Ordinal);
        run = (await UndriftCli.RunAsync(["check", .. pair, "--allow-empty"])).Expect(1);
        Assert.StartsWith("Verdict: blocked", run.LastLine, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inconclusive_stands_above_a_policy_that_never_fails()
    {
        var config = _work.Project(Users, "VACUUM;");
        foreach (var option in new[] { "--enforce-policy", "--exit-code=risk" })
            (await UndriftCli.RunAsync("check", "--config", config, "-e", "local", option)).Expect(3);
    }

    [Fact]
    public async Task A_failure_is_4() =>
        (
            await UndriftCli.RunAsync(
                "check",
                "--desired",
                _work.Write("a.sql", Users),
                "--database",
                "sqlite:/no/such"
            )
        ).Fails(4, "the SQLite file does not exist", "/no/such");
}
