using static Undrift.Tests.History.Runs;

namespace Undrift.Tests.History;

/// <summary>The numbers of a series of runs.</summary>
public sealed class HistoryMetricsTests
{
    private static readonly Sighting A = Drift("a");
    private static readonly Sighting B = Drift("b");

    [Fact]
    public void Detection_is_bounded_by_the_last_run_without_the_drift_and_repair_by_the_first_again_without()
    {
        var metrics = Of(Saw(0), Saw(1, A), Saw(5, A, B), Saw(9));
        Assert.Equal(TimeSpan.FromDays((1 + 4) / 2.0), metrics.TimeToDetect);
        Assert.Equal(TimeSpan.FromDays((8 + 4) / 2.0), metrics.TimeToRepair);
        Assert.Equal((2, 0, 0), (metrics.Repaired, metrics.Open, metrics.Returned));
    }

    [Fact]
    public void A_series_that_began_with_drift_and_repaired_none_has_no_means()
    {
        var metrics = Of(Saw(0, A), Saw(1, A));
        Assert.Null(metrics.TimeToDetect);
        Assert.Null(metrics.TimeToRepair);
        Assert.Equal(TimeSpan.FromDays(10), metrics.OldestOpen);
    }

    [Fact]
    public void Inconclusive_and_failed_runs_count_as_such_and_repair_nothing()
    {
        var metrics = Of(Saw(0, A), Run(1, RunOutcome.Inconclusive), Run(2, RunOutcome.Failed));
        Assert.Equal((3, 2, 1, 0), (metrics.Runs, metrics.Inconclusive, metrics.Open, metrics.Repaired));
        Assert.Equal((Day(2), Day(0)), (metrics.LastRun, metrics.LastConclusive));
    }

    [Fact]
    public void How_long_an_accepted_drift_stood_is_no_time_to_repair()
    {
        var metrics = Of(Saw(0, A, B), Saw(1, A with { AcceptedBy = "anna" }), Saw(30));
        Assert.Equal(TimeSpan.FromDays(1), metrics.TimeToRepair);
        Assert.Equal(2, metrics.Repaired);
    }

    [Fact]
    public void What_was_ignored_was_not_repaired() =>
        Assert.Equal(0, Of(Saw(0, A), Saw(1) with { Ignored = ["a"] }).Repaired);

    [Fact]
    public void Returns_and_stopped_deployments_are_counted_by_environment()
    {
        RunRecord[] runs =
        [
            Saw(0, A) with
            {
                StoppedDeployment = true,
            },
            Saw(1),
            Saw(2, A) with
            {
                StoppedDeployment = true,
            },
            Saw(3, A) with
            {
                Environment = "staging",
            },
        ];
        var all = HistoryMetrics.Of(runs, Episodes.Of(runs), Day(10));
        Assert.Equal(["production", "staging"], all.Select(metrics => metrics.Environment));
        Assert.Equal([2, 0], all.Select(metrics => metrics.StoppedDeployments));
        Assert.Equal([1, 0], all.Select(metrics => metrics.Returned));
    }

    private static HistoryMetrics Of(params RunRecord[] runs) =>
        Assert.Single(HistoryMetrics.Of(runs, Episodes.Of(runs), Day(10)));
}
