using System.Text;
using System.Text.RegularExpressions;
using Undrift.Engines.Tests.History;
using Undrift.Tests.Notification;

namespace Undrift.Engines.Tests.Workflows;

/// <summary>
/// The success criteria of the fifth seed: validation in the pipeline (tasks 1.1, 1.2), the hook (1.3), deployments to staging (2.1)
/// and production (2.2), the commands (3.1) and the page (3.2) of developers. Drizzle, PostgreSQL and git are real.
/// </summary>
public sealed partial class FifthSeedCriteriaTests
{
    private const string Validate = "Is a migration missing?";

    // "db:validate returns exit code 0", "Scripts run without errors": the script is 'undrift verify'.
    [Fact]
    public async Task Criteria_1_1_the_validation_runs_and_is_documented()
    {
        await using var shop = await DeployedShop.NewAsync();
        (await shop.UndriftAsync("verify")).Expect(0);
        Assert.Contains("`undrift verify`", shop.Text("docs/DATABASE.md"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Criteria_1_2_the_workflow_runs_for_changes_of_the_schema_and_fails_where_a_migration_is_missing()
    {
        await using var shop = await DeployedShop.NewAsync();
        var paths = shop.Workflow("schema-validation").List("on", "pull_request", "paths");
        Assert.Equal(["drizzle.config.ts", "src/schema.ts", "drizzle/**"], paths.Take(3));
        (await shop.StepAsync("schema-validation", Validate)).Expect(0);
        shop.ChangeModel();
        var missing = (await shop.StepAsync("schema-validation", Validate)).Expect(1);
        Assert.Contains("npx drizzle-kit generate", missing.Out, StringComparison.Ordinal);
        shop.Generate();
        (await shop.StepAsync("schema-validation", Validate)).Expect(0);
    }

    // "Hook prevents commits when schema/migrations mismatch", "allows commits when both are staged", "bypass", "documented".
    [Fact]
    public async Task Criteria_1_3_the_hook_stops_a_model_without_a_migration_and_can_be_passed_by()
    {
        using var project = await GitProject.DrizzleAsync();
        (await project.InitAsync("", "--yes")).Expect(0);
        await project.CommitAllAsync();
        (await project.CommitAsync("", "src/schema.ts")).Expect(1);
        (await project.CommitAsync("", "src/schema.ts", "drizzle/0001_more.sql")).Expect(0);
        (await project.CommitAsync("--no-verify", "src/schema.ts")).Expect(0);
        var page = project.Text("docs/DATABASE.md");
        Assert.Contains("## The hook", page, StringComparison.Ordinal);
        Assert.Contains("git commit --no-verify", page, StringComparison.Ordinal);
    }

    // "Deploys automatically on main push", "Migrations run before deployment", "Drift detection runs post-deploy".
    [Fact]
    public async Task Criteria_2_1_a_push_migrates_staging_then_deploys_then_checks()
    {
        await using var shop = await DeployedShop.NewAsync();
        Assert.Equal(["main"], shop.Workflow("deploy-staging").List("on", "push", "branches"));
        shop.Script("deploy", $"echo \"deployed to $1\"; test -n \"$DATABASE_URL_STAGING\"");
        var (job, summary) = await shop.DeployAsync("staging");
        job.Expect("success");
        Assert.Equal("2", await shop.ValueAsync("SELECT count(*) FROM drizzle.__drizzle_migrations"));
        Assert.Equal("deployed to staging\n", job.Runs["Deploy the application"].Out);
        Assert.Contains("Verdict: clean", job.Runs["Check for drift"].Out, StringComparison.Ordinal);
        foreach (var step in (string[])["migrate", "deploy", "smoke-test", "drift-check"])
            Assert.Contains($"| {step} | success |", summary, StringComparison.Ordinal);
        Assert.Equal("staging", shop.Workflow("deploy-staging").At("jobs", "deploy", "environment")?.ToString());
    }

    [Fact]
    public async Task Criterion_2_1_nothing_is_deployed_when_a_migration_fails()
    {
        await using var shop = await DeployedShop.NewAsync();
        await shop.Database.ExecuteAsync("CREATE TABLE users (other int)");
        var (job, summary) = await shop.DeployAsync("staging");
        job.Expect("failure");
        Assert.DoesNotContain("Deploy the application", job.Runs.Keys);
        Assert.Contains("| migrate | failure |", summary, StringComparison.Ordinal);
        Assert.Contains("| deploy | skipped |", summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Criterion_2_1_telemetry_is_sent_where_a_receiver_is_named()
    {
        await using var loki = new Receiver(request => ReceiverRules.Loki(request, TimeProvider.System.GetUtcNow()));
        await using var shop = await DeployedShop.NewAsync();
        (await shop.DeployAsync("staging", ("GRAFANA_LOKI_URL", loki.Url))).Job.Expect("success");
        var said = string.Concat(loki.Requests.Select(request => Encoding.UTF8.GetString(request.Body)));
        foreach (var word in (string[])["migration_started", "migration_finished", "staging"])
            Assert.Contains(word, said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, 1)]
    [InlineData(false, 1)]
    [InlineData(true, 0)]
    public async Task Criterion_2_2_production_waits_for_a_person(bool? hasReviewers, int code)
    {
        using var project = await GitProject.DrizzleAsync();
        (await project.InitAsync("", "github", "--yes")).Expect(0);
        var workflow = Workflow.Load(project.Work[".github/workflows/deploy-production.yml"]);
        Assert.Equal("production", workflow.At("jobs", "deploy", "environment")?.ToString());
        Assert.Equal("reviewers", workflow.At("jobs", "deploy", "needs")?.ToString());
        using var github = new FakeGitHub();
        if (hasReviewers is { } asks)
            github.Environments["production"] = asks;
        var run = await new Runner(project.Work.Folder).RunAsync(
            workflow.Script("Does somebody have to agree?"),
            [.. github.Variables.Select(variable => (variable.Key, variable.Value))]
        );
        run.Expect(code);
        Assert.Equal(
            code == 1,
            run.Out.Contains("::error::the environment production asks nobody", StringComparison.Ordinal)
        );
        Assert.DoesNotContain(FakeGitHub.Token, run.All, StringComparison.Ordinal);
    }

    // "Pre-deploy snapshot created", "Canary deployment optional but available", "Post-deploy drift detection runs", "summary includes all steps".
    [Fact]
    public async Task Criteria_2_2_production_gets_a_backup_the_migration_a_canary_the_application_and_a_check()
    {
        await using var shop = await DeployedShop.NewAsync();
        (await shop.DeployAsync("production")).Job.Expect("success");
        Assert.Single(Directory.GetDirectories(Path.Combine(shop.Root, "backups")));
        shop.Script("keep-backup", "ls \"$1\" > kept.txt");
        shop.Script("canary", "echo \"canary in $1\"");
        shop.Script("deploy", "echo \"deployed to $1\"");
        var (job, summary) = await shop.DeployAsync("production");
        job.Expect("success");
        Assert.NotEmpty(shop.Text("kept.txt"));
        Assert.Equal(
            [
                "Plan",
                "Backup",
                "Keep the backup",
                "Migrate",
                "Canary",
                "Deploy the application",
                "Check for drift",
                "Summary",
            ],
            job.Runs.Keys
        );
        Assert.Equal("canary in production\n", job.Runs["Canary"].Out);
        foreach (var step in (string[])["plan", "backup", "keep-backup", "migrate", "canary", "deploy", "drift-check"])
            Assert.Contains($"| {step} | success |", summary, StringComparison.Ordinal);
        Assert.Contains("## Deployment to production: success", summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Criterion_2_2_a_canary_that_goes_wrong_stops_the_deployment_and_names_the_way_back()
    {
        await using var shop = await DeployedShop.NewAsync();
        shop.Script("canary", "exit 1");
        shop.Script("deploy", "touch deployed.txt");
        var (job, summary) = await shop.DeployAsync("production");
        job.Expect("failure");
        Assert.False(File.Exists(Path.Combine(shop.Root, "deployed.txt")));
        Assert.Contains("Check for drift", job.Runs.Keys);
        Assert.Contains("The way back", job.Runs.Keys);
        Assert.Contains("| way-back | success |", summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Criterion_2_2_nothing_is_migrated_when_there_is_no_backup()
    {
        await using var shop = await DeployedShop.NewAsync();
        shop.Write("undrift.yml", shop.Text("undrift.yml") + "backups: undrift.yml\n");
        var (job, _) = await shop.DeployAsync("production");
        job.Expect("failure");
        Assert.DoesNotContain("Migrate", job.Runs.Keys);
        Assert.Equal("0", await shop.ValueAsync("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"));
    }

    [Fact]
    public async Task Criterion_2_2_a_migration_that_hangs_is_ended()
    {
        await using var shop = await DeployedShop.NewAsync();
        Assert.Contains("--timeout 5m", shop.Workflow("deploy-production").Text, StringComparison.Ordinal);
        shop.Write(
            ".github/workflows/deploy-production.yml",
            shop.Workflow("deploy-production")
                .Text.Replace("--timeout 5m", "--timeout 2s", StringComparison.Ordinal)
                .Replace("-- npx drizzle-kit migrate", "-- sleep 600", StringComparison.Ordinal)
        );
        var (job, summary) = await shop.DeployAsync("production");
        job.Expect("failure");
        Assert.Contains("took longer than", job.Runs["Migrate"].Error, StringComparison.Ordinal);
        Assert.Contains("| migrate | failure |", summary, StringComparison.Ordinal);
    }

    // "All scripts work without errors": status, history, snapshot and reset of the developer's own database.
    [Fact]
    public async Task Criterion_3_1_the_commands_of_a_developer_work()
    {
        string[] drizzle = ["--yes", "--", "npx", "drizzle-kit", "migrate"];
        await using var shop = await DeployedShop.NewAsync();
        (await shop.UndriftAsync(["migrate", "-e", "local", "--no-backup", .. drizzle])).Expect(0);
        var status = (await shop.UndriftAsync("status", "-e", "local")).Expect(0);
        Assert.Contains("0001_nick", status.Out, StringComparison.Ordinal);
        (await shop.UndriftAsync("check", "-e", "local", "--history")).Expect(0);
        Assert.Contains("local", (await shop.UndriftAsync("history")).Expect(0).Out, StringComparison.Ordinal);
        await shop.Database.ExecuteAsync("INSERT INTO users (id, email) VALUES (1, 'kept')");
        (await shop.UndriftAsync("local", "snapshot", "-e", "local")).Expect(0);
        await shop.Database.ExecuteAsync("DELETE FROM users");
        (await shop.UndriftAsync("local", "restore", "-e", "local")).Expect(0);
        Assert.Equal("kept", await shop.ValueAsync("SELECT email FROM users"));
        (await shop.UndriftAsync(["local", "reset", "-e", "local", .. drizzle])).Expect(0);
        Assert.Equal("0", await shop.ValueAsync("SELECT count(*) FROM users"));
        var refused = await shop.UndriftAsync(["local", "reset", "-e", "production", .. drizzle]);
        refused.Fails(64, "the environment production is protected");
    }

    // "Backups directory created and ignored".
    [Fact]
    public async Task Criterion_3_1_backups_have_a_folder_and_are_not_committed()
    {
        using var project = await GitProject.DrizzleAsync();
        (await project.InitAsync("", "--yes")).Expect(0);
        project.Write("backups/production.dump", "rows");
        project.Write(".undrift/history.db", "runs");
        project.Write(".undrift/accepted.yml", "[]");
        var staged = (await project.RunAsync("git add --all && git diff --cached --name-only"))
            .Expect(0)
            .Out.Split('\n');
        Assert.Contains("backups/.gitignore", staged);
        Assert.Contains(".undrift/accepted.yml", staged);
        Assert.DoesNotContain("backups/production.dump", staged);
        Assert.DoesNotContain(".undrift/history.db", staged);
    }

    // "covers all common tasks", "actual project tables", "Links between docs are correct", "Quick reference easily accessible".
    [Fact]
    public async Task Criteria_3_2_the_page_has_the_commands_of_the_project_its_tables_and_links_that_lead_somewhere()
    {
        using var project = await GitProject.DrizzleAsync();
        (await project.InitAsync("", "--yes")).Expect(0);
        var page = project.Text("docs/DATABASE.md");
        Assert.Contains("## Quick reference", page, StringComparison.Ordinal);
        foreach (
            var task in (string[])
                [
                    "drizzle-kit generate",
                    "drizzle-kit migrate",
                    "undrift verify",
                    "undrift check",
                    "undrift status",
                    "undrift history",
                    "undrift backup",
                    "undrift rollback",
                    "undrift local reset",
                ]
        )
            Assert.Contains(
                "| `" + task,
                page.Replace("`npx ", "`", StringComparison.Ordinal),
                StringComparison.Ordinal
            );
        Assert.Contains("a column of `users`", page, StringComparison.Ordinal);
        foreach (
            var file in (string[])
                ["docs/DATABASE.md", "docs/runbooks/migration-failure.md", "docs/runbooks/rollback.md"]
        )
        foreach (var link in Link().Matches(project.Text(file)).Select(match => match.Groups["to"].Value))
            Assert.True(File.Exists(Path.Combine(Path.GetDirectoryName(project.Work[file])!, link)), $"{file}: {link}");
        Assert.Contains(
            "- [ ] On-call engineer notified",
            project.Text(".github/PULL_REQUEST_TEMPLATE.md"),
            StringComparison.Ordinal
        );
    }

    [GeneratedRegex(@"\]\((?<to>[^)\s]+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();
}
