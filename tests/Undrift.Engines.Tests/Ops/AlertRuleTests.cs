using Undrift.Engines.Tests.Cli;
using Undrift.Engines.Tests.Docs;

namespace Undrift.Engines.Tests.Ops;

/// <summary>The alert rules. Task 4.1 of the deployment plan: alerts fire correctly.</summary>
public sealed class AlertRuleTests : IDisposable
{
    private static readonly string[] Files = ["loki/rules.yml", "prometheus/rules.yml"];
    private readonly Workspace _work = new();

    public void Dispose() => _work.Dispose();

    [Fact]
    public async Task Alerts_fire_correctly()
    {
        var folder = OpsTools.Path("prometheus");
        (await OpsTools.PromtoolAsync(folder, "check", "rules", "--lint-fatal", "rules.yml")).Expect(0);
        (await OpsTools.PromtoolAsync(folder, "test", "rules", "rules.test.yml")).Expect(0);
    }

    [Fact]
    public void Every_alert_on_metrics_has_a_test_that_it_fires()
    {
        var tests = OpsTools.Text("prometheus/rules.test.yml");
        Assert.All(
            OpsRules.Prometheus.Select(rule => rule.Alert).Distinct(),
            alert => Assert.Contains(alert, tests, StringComparison.Ordinal)
        );
    }

    /// <summary>The seed's three alerts and the silence of checks.</summary>
    [Theory]
    [InlineData("UndriftMigrationFailed")]
    [InlineData("UndriftDriftDetected")]
    [InlineData("UndriftMigrationSlow")]
    [InlineData("UndriftNoCheck")]
    public void Loki_and_Prometheus_alert_on_the_same_with_the_same_severity(string alert)
    {
        var severities = OpsRules.Prometheus.Where(rule => rule.Alert == alert).Select(rule => rule.Severity).ToList();
        Assert.NotEmpty(severities);
        Assert.Equal(severities, OpsRules.Loki.Where(rule => rule.Alert == alert).Select(rule => rule.Severity));
    }

    [Fact]
    public void Every_alert_has_a_level_a_runbook_that_is_there_and_a_line_in_the_pages()
    {
        var levels = Pages.Text("ops/severity.md").Split('\n');
        foreach (var rule in OpsRules.Loki.Concat(OpsRules.Prometheus))
        {
            Assert.Contains(
                $"`{rule.Alert}`",
                Assert.Single(levels, line => IsOf(line, rule.Severity)),
                StringComparison.Ordinal
            );
            Assert.Contains($"`{rule.Alert}`", Pages.Text(rule.Runbook), StringComparison.Ordinal);
            Assert.Contains($"| `{rule.Alert}`", Pages.Text("ops/README.md"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_files_of_rules_say_where_the_severities_come_from() =>
        Assert.All(Files, file => Assert.Contains("ops/severity.md", OpsTools.Text(file), StringComparison.Ordinal));

    private static bool IsOf(string line, string severity) =>
        line.StartsWith($"| {severity} |", StringComparison.Ordinal);
}
