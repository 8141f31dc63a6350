using Undrift.Engines.Tests.Cli;
using Undrift.Engines.Tests.Docs;
using Undrift.Tests.Notification;

namespace Undrift.Engines.Tests.Workflows;

/// <summary>The acceptance criteria of the first seed: severity levels (26.1 to 26.5) and the pipeline (25.1 to 25.7).</summary>
public sealed class SeedCriteriaTests : IDisposable
{
    private const string Wanted = "CREATE TABLE t (a INTEGER); CREATE TABLE gone (a INTEGER);";
    private const string Index = "CREATE INDEX i ON t (a);";
    private const string Extra = "CREATE TABLE t (a INTEGER, b INTEGER);";
    private const string Check = "Check for drift";

    private readonly Workspace _work = new();

    public void Dispose() => _work.Dispose();

    [Fact]
    public async Task Criterion_26_1_each_drift_has_a_severity()
    {
        var drifts = (await CheckAsync(Wanted + Index, Extra, "--json", "--severity"))
            .Expect(1)
            .Json.GetProperty("drifts");
        var severities = drifts
            .EnumerateArray()
            .ToDictionary(
                drift => drift.GetProperty("type").GetString()!,
                drift => drift.GetProperty("severity").GetString()
            );
        Assert.Equal("ERROR", severities["missing_table"]);
        Assert.Equal("WARNING", severities["extra_column"]);
        Assert.Equal("INFO", severities["missing_index"]);
    }

    [Fact]
    public async Task Criterion_26_2_the_policy_file_has_rules_and_environments()
    {
        var config = _work.Project(Wanted, Wanted);
        var run = (await UndriftCli.RunAsync("policy", "validate", "--config", config)).Expect(0);
        Assert.Contains("production (blocks ERROR)", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Criterion_26_3_the_option_adds_the_severity_to_the_JSON()
    {
        var with = (await CheckAsync(Wanted, Extra, "--json", "--severity")).Json.GetProperty("drifts")[0];
        Assert.True(with.TryGetProperty("severity", out _));
        var without = (await CheckAsync(Wanted, Extra, "--json")).Json.GetProperty("drifts")[0];
        Assert.False(without.TryGetProperty("severity", out _));
    }

    [Fact]
    public async Task Criterion_26_4_a_rule_overrides_the_default()
    {
        _work.Project(
            Wanted.Split(';')[0] + ";",
            Extra,
            Workspace.SeedPolicy.Replace("extra_column: WARNING", "extra_column: ERROR", StringComparison.Ordinal)
        );
        (await RunAsync("production", "--enforce-policy")).Expect(1);
    }

    [Theory]
    [InlineData("docs/policy.md", "severity_rules", "Severity of a drift")]
    [InlineData("docs/ci.md", "drift-check.yml", "workflow_call|drift-gate.yml")]
    public void Criteria_26_5_and_25_7_the_pages_explain_it(string page, string first, string second)
    {
        var text = Pages.Text(page);
        Assert.Contains(first, text, StringComparison.Ordinal);
        Assert.Matches(second, text);
    }

    [Fact]
    public async Task Criterion_25_1_the_workflow_runs_on_push_and_pull_request()
    {
        var workflow = await WorkflowAsync();
        Assert.NotNull(workflow.At("on", "push"));
        Assert.Contains("pull_request", workflow.Text, StringComparison.Ordinal);
        Assert.Contains(Check, workflow.StepNames);
    }

    [Fact]
    public async Task Criterion_25_2_a_person_chooses_the_environment()
    {
        var workflow = await WorkflowAsync();
        Assert.Contains("staging", workflow.List("on", "workflow_dispatch", "inputs", "environment", "options"));
        var run = await new Runner(_work.Folder).RunAsync(workflow.Script(Check), ("ENVIRONMENT", "staging"));
        Assert.Contains("staging", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("production", "--enforce-policy", 1)]
    [InlineData("local", "--enforce-policy", 0)]
    [InlineData("local", "--severity", 1)]
    public async Task Criteria_25_3_and_25_6_the_exit_code_is_what_the_policy_says(
        string environment,
        string option,
        int code
    )
    {
        _work.Project(Wanted, Extra);
        (await RunAsync(environment, option)).Expect(code);
    }

    [Fact]
    public async Task Criterion_25_4_a_pull_request_gets_the_report()
    {
        var workflow = await WorkflowAsync();
        var runner = new Runner(_work.Folder);
        await runner.RunAsync(workflow.Script(Check), ("ENVIRONMENT", "production"));
        using var github = new FakeGitHub();
        (string, string)[] variables = [.. github.Variables.Select(variable => (variable.Key, variable.Value))];
        (await runner.RunAsync(workflow.Script("Comment on the pull request"), variables)).Expect(0);
        Assert.Contains("gone", Assert.Single(github.Own), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Criterion_25_5_each_environment_has_its_own_policy()
    {
        _work.Project("CREATE TABLE t (a INTEGER);", Extra);
        Assert.Equal(
            "Verdict: allowed - 1 WARNING; nothing blocks in production",
            (await RunAsync("production")).LastLine
        );
        Assert.Equal(
            "Verdict: blocked - 1 WARNING (staging blocks ERROR and WARNING)",
            (await RunAsync("staging")).LastLine
        );
    }

    private Task<CliRun> CheckAsync(string desired, string live, params string[] options)
    {
        File.Delete(_work["live.db"]);
        return _work.CheckAsync(desired, live, options);
    }

    private Task<CliRun> RunAsync(string environment, params string[] options) =>
        UndriftCli.RunAsync(["check", "--config", _work["undrift.yml"], "-e", environment, .. options]);

    private async Task<Workflow> WorkflowAsync()
    {
        _work.Project(Wanted, Extra);
        var init = UndriftProcess.RunAsync(_work.Folder, null, "init", "github", "--yes", "--engine", "sqlite");
        (await init).Expect(0);
        return Workflow.Load(_work[".github/workflows/drift-check.yml"]);
    }
}
