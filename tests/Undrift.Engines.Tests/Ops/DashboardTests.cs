using System.Text.Json;
using Undrift.Engines.Tests.Cli;

namespace Undrift.Engines.Tests.Ops;

/// <summary>The dashboard of Grafana. Task 4.1 of the deployment plan: it shows migrations as they go, and what was.</summary>
public sealed class DashboardTests : IDisposable
{
    private readonly Workspace _work = new();

    public void Dispose() => _work.Dispose();

    [Fact]
    public async Task It_is_a_dashboard_by_the_types_that_Grafana_publishes() =>
        Assert.Equal(
            "",
            await OpsTools.TypeErrorsAsync(_work, "@grafana/schema", "Dashboard", OpsTools.Text(OpsDashboard.File))
        );

    [Theory]
    [InlineData("Last migration", "loki|prometheus", "undrift_migration_result")]
    [InlineData("Migrations by result", "loki", "migration_finished")]
    [InlineData("Migrations by environment and day", "loki", "by (environment, result)")]
    [InlineData("Duration of migrations", "prometheus", "undrift_migration_duration_seconds")]
    [InlineData("Last migrations", "loki", "migration_finished")]
    [InlineData("Drift by severity and environment", "prometheus", "undrift_drift_items")]
    [InlineData("Age of the oldest drift", "prometheus", "undrift_drift_age_seconds")]
    [InlineData("Since the last complete check", "prometheus", "undrift_check_last_conclusive_seconds")]
    public void Dashboard_shows_real_time_migration_metrics(string title, string source, string asks)
    {
        var panel = OpsDashboard.Panels.First(panel => OpsDashboard.Text(panel, "title") == title);
        var target = panel.GetProperty("targets")[0];
        Assert.Contains(OpsDashboard.Text(target.GetProperty("datasource"), "type"), source, StringComparison.Ordinal);
        Assert.Contains(asks, OpsDashboard.Text(target, "expr"), StringComparison.Ordinal);
        Assert.Matches("^[0-9]+[sm]$", OpsDashboard.Text(OpsDashboard.Root, "refresh"));
    }

    [Fact]
    public void Historical_data_is_available_for_review()
    {
        Assert.Equal("now-30d", OpsDashboard.Text(OpsDashboard.Root.GetProperty("time"), "from"));
        Assert.Contains(OpsDashboard.Panels, panel => OpsDashboard.Text(panel, "type") == "timeseries");
        Assert.Contains(OpsDashboard.Panels, panel => OpsDashboard.Text(panel, "type") == "logs");
    }

    [Fact]
    public void Panels_have_numbers_of_their_own_say_what_they_show_and_do_not_overlap()
    {
        var all = OpsDashboard.Root.GetProperty("panels").EnumerateArray().ToList();
        Assert.Equal(all.Count, all.Select(panel => panel.GetProperty("id").GetInt32()).Distinct().Count());
        Assert.All(OpsDashboard.Panels, panel => Assert.NotEmpty(OpsDashboard.Text(panel, "description")));
        var cells = all.SelectMany(Cells).ToList();
        Assert.Equal(cells.Count, cells.Distinct().Count());
        Assert.All(cells, cell => Assert.InRange(cell.X, 0, 23));
    }

    [Fact]
    public void Data_sources_are_chosen_by_who_imports_it() =>
        Assert.All(
            OpsDashboard.Panels.SelectMany(panel => panel.GetProperty("targets").EnumerateArray()),
            target =>
                Assert.Contains(
                    OpsDashboard.Text(target.GetProperty("datasource"), "uid"),
                    (string[])["${prometheus}", "${loki}"]
                )
        );

    private static IEnumerable<(int X, int Y)> Cells(JsonElement panel)
    {
        int Of(string side) => panel.GetProperty("gridPos").GetProperty(side).GetInt32();
        return Enumerable
            .Range(Of("x"), Of("w"))
            .SelectMany(x => Enumerable.Range(Of("y"), Of("h")).Select(y => (x, y)));
    }
}
