using Undrift.Engines.Tests.Cli;
using Undrift.Engines.Tests.Migrations;

namespace Undrift.Engines.Tests.Deployment;

/// <summary>The command of a deployment: its words, what it is given, what it says, and what of it is shown.</summary>
public sealed class CommandTests
{
    [Fact]
    public async Task The_words_and_what_is_said_arrive_unchanged()
    {
        await using var site = await DeploymentSite.NewAsync(DeploymentSite.Sqlite);
        string[] words = ["--yes", "-e", "--", "@x", "a  b", "", "'", "$HOME", "ä\t"];
        var run = await site.UndriftAsync([
            "migrate",
            "--no-backup",
            "--",
            "sh",
            "-c",
            $"{site.Good}; printf '%s|' \"$@\"; printf 'e\\001' >&2; exit 9",
            "sh",
            .. words,
        ]);
        run.Expect(9);
        Assert.Equal(string.Join('|', words) + "|", run.Out);
        Assert.Contains("e\u0001", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_command_finds_the_database_and_the_run_in_its_environment()
    {
        await using var site = await DeploymentSite.NewAsync(DeploymentSite.Postgres);
        var run = (
            await site.MigrateAsync(
                $"{site.Good}; echo $UNDRIFT_ENVIRONMENT $UNDRIFT_RUN; psql -X -t -A -c 'SELECT current_database()'"
            )
        ).Expect(0);
        var record = Assert.Single(await site.HistoryAsync());
        Assert.Equal($"test {record.Id}\n{site.Url.Split('/')[3].Split('?')[0]}\n", run.Out);
    }

    [Fact]
    public async Task An_address_that_the_user_has_set_stays()
    {
        await using var site = await DeploymentSite.NewAsync(DeploymentSite.Sqlite);
        var run = await UndriftProcess.RunAsync(
            site.Folder,
            new Dictionary<string, string> { ["DATABASE_URL"] = "of the user" },
            "migrate",
            "--no-backup",
            "--",
            "sh",
            "-c",
            $"{site.Good}; echo $DATABASE_URL"
        );
        Assert.Equal("of the user\n", run.Expect(0).Out);
    }

    [Fact]
    public async Task An_address_of_another_database_is_told_and_the_summary_of_a_workflow_is_written()
    {
        await using var site = await DeploymentSite.NewAsync(DeploymentSite.Sqlite);
        var run = await UndriftProcess.RunAsync(
            site.Folder,
            new Dictionary<string, string>
            {
                ["DATABASE_URL"] = "sqlite:other.db",
                ["GITHUB_STEP_SUMMARY"] = site.Write("summary.md", "before\n"),
            },
            "migrate",
            "--no-backup",
            "--",
            "sh",
            "-c",
            site.Good
        );
        Assert.Contains("names another database: sqlite:other.db\n", run.Expect(0).Error, StringComparison.Ordinal);
        var summary = await File.ReadAllTextAsync(site["summary.md"], TestContext.Current.CancellationToken);
        Assert.StartsWith("before\n## Migration succeeded: test\n", summary, StringComparison.Ordinal);
        Assert.Equal(5, summary.Split('\n').Count(line => line.EndsWith("| ✅ |", StringComparison.Ordinal)));
        Assert.Contains("\n- applied 2 nick\n", summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_credential_of_the_command_or_the_database_is_shown_or_recorded()
    {
        await using var site = await DeploymentSite.NewAsync(DeploymentSite.MariaDb);
        var run = await site.UndriftAsync(
            "migrate",
            "--no-backup",
            "--",
            "sh",
            "-c",
            "exit 5",
            "postgres://ann:hush-1@db/shop",
            "--password",
            "hush-2",
            "--token=hush-3",
            "DB_PASSWORD=hush-4",
            site.Url
        );
        run.Expect(5);
        Assert.Contains("DB_PASSWORD=***", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", run.All, StringComparison.Ordinal);
        Assert.DoesNotContain("open-sesame", run.All, StringComparison.Ordinal);
        var stored = await File.ReadAllTextAsync(site[".undrift/history.db"], TestContext.Current.CancellationToken);
        Assert.Contains("exit 5", stored, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", stored, StringComparison.Ordinal);
        Assert.DoesNotContain("open-sesame", stored, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mysql", "-phush", "mysql -p***")]
    [InlineData("psql", "-p5432", "psql -p5432")]
    [InlineData("tool", "a b", "tool 'a b'")]
    [InlineData("tool", "--api-key=hush", "tool --api-key=***")]
    public void A_command_is_shown_without_what_may_be_a_credential(string program, string word, string shown) =>
        Assert.Equal(shown, Undrift.Cli.ShownCommand.Of([program, word], new Undrift.Cli.Redaction([], [])));

    [Fact]
    public async Task The_tool_of_the_project_is_found_and_run()
    {
        using var project = SampleProject.Alembic();
        project.Alembic("upgrade", "0001");
        var run = (await project.UndriftAsync("migrate", "--no-backup")).Expect(0);
        Assert.Contains(
            "-m alembic -c alembic.ini upgrade head (of alembic: none was named)",
            run.Error,
            StringComparison.Ordinal
        );
        Assert.Contains("undrift: applied   0002 nick\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_command_and_without_a_tool_nothing_is_begun()
    {
        await using var site = await DeploymentSite.NewAsync(DeploymentSite.Sqlite);
        (await site.UndriftAsync("migrate", "--", "no-such-program")).Fails(4, "there is no program no-such-program");
        (await site.UndriftAsync("migrate", "psql")).Fails(64, "'psql' stands where an option was expected");
        (await site.UndriftAsync("migrate", "--timeout", "soon", "--", "true")).Fails(
            64,
            "--timeout soon is no length of time"
        );
        (await site.UndriftAsync("migrate", "--migrations", "migrations:plain:db")).Fails(
            64,
            "no command of it is known"
        );
        File.Delete(site["db/1_users.sql"]);
        site.Write("undrift.yml", $"environments:\n  test: {{ url: \"{site.Url}\" }}\n");
        (await site.UndriftAsync("migrate")).Fails(64, "which command runs the migrations?");
        Assert.Empty(await site.HistoryAsync());
        Assert.Null(await site.HolderAsync());
    }

    [Fact]
    public async Task Telemetry_that_nobody_takes_changes_nothing()
    {
        await using var site = await DeploymentSite.NewAsync(DeploymentSite.Sqlite);
        var run = await UndriftProcess.RunAsync(
            site.Folder,
            new Dictionary<string, string> { ["GRAFANA_LOKI_URL"] = "http://127.0.0.1:1" },
            "migrate",
            "--no-backup",
            "--",
            "sh",
            "-c",
            site.Good
        );
        run.Expect(0);
        Assert.Contains("undrift: telemetry: ", run.Error, StringComparison.Ordinal);
    }
}
