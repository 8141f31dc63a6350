using Undrift.Engines.Tests.Cli;
using Undrift.Engines.Tests.Deployment;
using Undrift.Engines.Tests.Docs;

namespace Undrift.Engines.Tests.Ops;

/// <summary>The runbooks. Task 4.2 of the deployment plan: easy to follow, and done as written in a project whose migration failed.</summary>
public sealed class RunbookTests
{
    private const string MigrationFailure = "ops/runbooks/migration-failure.md";
    private const string Drift = "ops/runbooks/drift.md";

    [Fact]
    public void Runbook_easy_to_follow()
    {
        var parts = Pages
            .Text(MigrationFailure)
            .Split('\n')
            .Where(line => line.StartsWith("## ", StringComparison.Ordinal));
        Assert.Equal(["## Diagnosis", "## Causes", "## Resolution", "## Escalation"], parts);
        Assert.True(Pages.Text(MigrationFailure).Split('\n').Length < 150);
        Assert.NotEmpty(Pages.Blocks(MigrationFailure));
    }

    [Fact]
    public void The_runbook_tells_what_every_step_left()
    {
        var page = Pages.Text(MigrationFailure);
        Assert.All(
            Enum.GetValues<DeploymentStep>(),
            step => Assert.Contains($"`{step.Name()}`", page, StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData(MigrationFailure)]
    [InlineData(Drift)]
    public async Task The_commands_say_what_to_do_after_a_migration_that_stopped_half_way(string page)
    {
        await using var site = await DeploymentSite.NewAsync(DeploymentSite.Sqlite);
        site.Write(
            "undrift.yml",
            $"desired: migrations:db\nmigrations: migrations:db\nenvironments:\n  test: {{ url: \"{site.Url}\" }}\n"
        );
        (await site.UndriftAsync("backup", "-e", "test")).Expect(0);
        (await site.MigrateAsync(site.Sql(DeploymentSite.Nick) + "; exit 1", "--yes")).Expect(1);
        foreach (var command in Pages.Blocks(page).SelectMany(block => block))
        {
            var words = Pages.Words(command).Select(word => word == "production" ? "test" : word).ToArray();
            var run = await site.UndriftAsync(words[1..]);
            // 1 is drift, or something to be done about; none is a failure of the tool or a wrong use.
            Assert.True(run.Code is 0 or 1, $"{command}: exit code {run.Code}\n{run.All}");
            Assert.NotEmpty(run.Out);
        }
    }
}
