using Undrift.Engines.Tests.Cli;

namespace Undrift.Engines.Tests.Deployment;

/// <summary>A deployment with each engine, good and bad: what it says, what it ends with, and what it leaves.</summary>
public sealed class MigrateTests
{
    public static TheoryData<string> Engines => DeploymentSite.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_good_migration_is_checked_recorded_and_leaves_no_lock(string engine)
    {
        await using var site = await DeploymentSite.NewAsync(engine);
        var run = (await site.MigrateAsync(site.Good)).Expect(0);
        Assert.Contains("undrift: pending   1 migration: 2 nick\n", run.Error, StringComparison.Ordinal);
        Assert.Contains("undrift: applied   2 nick\n", run.Error, StringComparison.Ordinal);
        Assert.Contains("undrift: result    succeeded after ", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Out);
        var record = Assert.Single(await site.HistoryAsync());
        Assert.Equal(DeploymentOutcome.Succeeded, record.Outcome);
        Assert.Equal(("1 users", "2 nick"), (record.FromVersion, record.ToVersion));
        Assert.Equal(["2 nick"], record.Applied);
        Assert.Equal(0, record.CommandExitCode);
        Assert.Null(record.FailedStep);
        Assert.Equal(
            [
                DeploymentStep.Lock,
                DeploymentStep.Preflight,
                DeploymentStep.Approval,
                DeploymentStep.Command,
                DeploymentStep.PostCheck,
            ],
            record.Steps.Select(step => step.Step)
        );
        Assert.All(record.Steps, step => Assert.True(step.Succeeded));
        Assert.Null(await site.HolderAsync());
        Assert.Contains(
            ", whole\n",
            (await site.UndriftAsync("history", "verify")).Expect(0).Out,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_file_that_is_not_there_yet_is_an_empty_database()
    {
        await using var site = await DeploymentSite.NewAsync(DeploymentSite.Sqlite);
        File.Delete(site.Url["sqlite:".Length..]);
        var run = await site.MigrateAsync(
            site.Sql(DeploymentSite.First, DeploymentSite.Nick, DeploymentSite.Tags, DeploymentSite.Noted)
        );
        Assert.Contains("undrift: applied   1 users, 2 nick\n", run.Expect(0).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DeploymentSite.Postgres, 3)]
    [InlineData(DeploymentSite.Sqlite, 1)]
    public async Task One_that_fails_in_a_transaction_leaves_nothing_and_may_be_run_again(string engine, int code)
    {
        await using var site = await DeploymentSite.NewAsync(engine);
        var run = await site.MigrateAsync(site.Sql("BEGIN;", DeploymentSite.Nick, "SELECT nonsense;", "COMMIT;"));
        run.Expect(code);
        Assert.Contains($"the command failed with exit code {code}\n", run.Error, StringComparison.Ordinal);
        Assert.Contains("nothing is half applied", run.Error, StringComparison.Ordinal);
        Assert.Equal(DeploymentStep.Command, Assert.Single(await site.HistoryAsync()).FailedStep);
        run = (await site.MigrateAsync(site.Good)).Expect(0);
        Assert.Contains("failed at the step 'command': the command failed", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task One_that_stops_half_way_says_so_and_the_next_run_is_refused(string engine)
    {
        await using var site = await DeploymentSite.NewAsync(engine);
        var run = await site.MigrateAsync(site.Sql(DeploymentSite.Nick, "SELECT nonsense;"));
        Assert.NotEqual(0, run.Code);
        const string half =
            "some of what 2 nick does is in the database, and some is not: undo by hand what 2_nick.sql did";
        Assert.Contains(half, run.Error, StringComparison.Ordinal);
        Assert.Contains("undrift rollback --advise -e test", run.Error, StringComparison.Ordinal);
        var again = (await site.MigrateAsync("touch ran")).Expect(1);
        Assert.Contains(half, again.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(site["ran"]));
        var rest = site.Sql(DeploymentSite.Tags, DeploymentSite.Noted);
        (await site.MigrateAsync(rest, "--after-failure")).Expect(0);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_the_command_leaves_pending_or_changes_besides_fails_the_deployment(string engine)
    {
        await using var site = await DeploymentSite.NewAsync(engine);
        var run = (await site.MigrateAsync("true")).Expect(1);
        Assert.Contains("1 migration is still pending: 2 nick", run.Error, StringComparison.Ordinal);
        run = (
            await site.MigrateAsync($"{site.Good} && {site.Sql("CREATE TABLE other (id int PRIMARY KEY);")}")
        ).Expect(1);
        Assert.Contains(
            "the schema is not what its migrations make: 1 drift more than before",
            run.Error,
            StringComparison.Ordinal
        );
        run = (await site.MigrateAsync("true")).Expect(0);
        Assert.Contains("besides 1 drift that was there before", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_policy_stops_a_deployment_to_a_database_that_was_changed_by_hand()
    {
        await using var site = await DeploymentSite.NewAsync(DeploymentSite.Sqlite);
        site.Write("drift-policy.yml", "environments:\n  test: { block_on: [WARNING] }\n");
        await site.ExecuteAsync("CREATE TABLE hand (id int PRIMARY KEY);");
        var run = (await site.MigrateAsync("touch ran")).Expect(1);
        Assert.Contains("deployment to test blocked: 1 drift at WARNING", run.Error, StringComparison.Ordinal);
        Assert.Contains("table hand", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(site["ran"]));
        Assert.Equal(DeploymentOutcome.Refused, Assert.Single(await site.HistoryAsync()).Outcome);
        (await site.MigrateAsync(site.Good, "--no-check")).Expect(0);
    }

    [Fact]
    public async Task What_cannot_be_compared_stops_a_deployment()
    {
        await using var site = await DeploymentSite.NewAsync(DeploymentSite.Sqlite);
        await site.ExecuteAsync("DROP TABLE schema_migrations;");
        var run = (await site.MigrateAsync("touch ran")).Expect(3);
        Assert.Contains("cannot be told", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(site["ran"]));
    }

    [Theory]
    [InlineData("", 4)]
    [InlineData("--no-backup", 0)]
    public async Task Without_the_backup_that_was_wanted_the_command_is_not_run(string option, int code)
    {
        await using var site = await DeploymentSite.NewAsync(DeploymentSite.Sqlite);
        site.Write("full", "no folder");
        File.AppendAllText(site["undrift.yml"], "backups: full\n");
        string[] options = option.Length == 0 ? [] : [option];
        var run = await site.UndriftAsync(["migrate", .. options, "--", "sh", "-c", $"touch ran; {site.Good}"]);
        run.Expect(code);
        Assert.Equal(code == 0, File.Exists(site["ran"]));
        Assert.Equal(code == 0 ? null : DeploymentStep.Backup, Assert.Single(await site.HistoryAsync()).FailedStep);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_backup_is_made_before_the_command_is_run(string engine)
    {
        await using var site = await DeploymentSite.NewAsync(engine);
        var run = (await site.UndriftAsync("migrate", "--", "sh", "-c", site.Good)).Expect(0);
        var record = Assert.Single(await site.HistoryAsync());
        Assert.NotNull(record.BackupId);
        Assert.Contains($"undrift: backup    {record.BackupId} (", run.Error, StringComparison.Ordinal);
        Assert.Contains(
            record.BackupId,
            (await site.UndriftAsync("backup", "list")).Expect(0).Out,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Where_the_history_cannot_be_written_nothing_is_begun()
    {
        await using var site = await DeploymentSite.NewAsync(DeploymentSite.Sqlite);
        site.Write(".undrift", "no folder");
        (await site.MigrateAsync("touch ran")).Expect(4);
        Assert.False(File.Exists(site["ran"]));
        (await site.MigrateAsync($"touch ran; {site.Good}", "--history", "none")).Expect(0);
        Assert.True(File.Exists(site["ran"]));
    }

    [Fact]
    public async Task A_plan_says_each_step_and_touches_nothing()
    {
        await using var site = await DeploymentSite.NewAsync(DeploymentSite.Sqlite);
        var before = Directory.GetFileSystemEntries(Path.GetDirectoryName(site.Url["sqlite:".Length..])!);
        var run = (await site.UndriftAsync("migrate", "--plan", "--", "touch", "ran")).Expect(0);
        Assert.Equal(
            ["lock", "preflight", "approval", "backup", "command", "post-check"],
            run.Out.TrimEnd('\n').Split('\n').Select(line => line.Split(' ')[0])
        );
        Assert.Contains("touch ran, ended after 5m", run.Out, StringComparison.Ordinal);
        Assert.Contains("pending   1 migration: 2 nick", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(site["ran"]));
        Assert.Empty(await site.HistoryAsync());
        Assert.Equal(before, Directory.GetFileSystemEntries(Path.GetDirectoryName(site.Url["sqlite:".Length..])!));
    }

    [Fact]
    public async Task A_person_who_says_no_is_heard()
    {
        await using var site = await DeploymentSite.NewAsync(DeploymentSite.Sqlite);
        var run = await Asked(site, answer: "n", "test");
        run.Expect(130);
        Assert.Contains("Run it on sqlite:", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(site["ran"]));
        (await Asked(site, answer: "y", "test")).Expect(1);
        Assert.True(File.Exists(site["ran"]));
    }

    [Fact]
    public async Task A_protected_environment_wants_a_person_or_yes()
    {
        await using var site = await DeploymentSite.NewAsync(DeploymentSite.Sqlite, ", protected: true");
        var run = (await site.MigrateAsync("touch ran")).Expect(1);
        Assert.Contains("the environment is protected", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(site["ran"]));
        (await site.MigrateAsync(site.Good, "--yes")).Expect(0);
    }

    private static Task<CliRun> Asked(DeploymentSite site, string answer, string environment) =>
        new UndriftCli { Answer = answer }.StartAsync(
            "migrate",
            "--config",
            site["undrift.yml"],
            "-e",
            environment,
            "--no-backup",
            "--",
            "touch",
            site["ran"]
        );
}
