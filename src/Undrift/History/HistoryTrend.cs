namespace Undrift;

/// <summary>Makes points of a trend from runs.</summary>
internal static class HistoryTrend
{
    /// <summary>The last runs that compared something, the oldest first.</summary>
    public static IReadOnlyList<TrendPoint> Of(IEnumerable<RunRecord> runs, int longest) =>
        [
            .. runs.Where(run => run.Outcome != RunOutcome.Failed)
                .OrderBy(run => run.At)
                .TakeLast(longest)
                .Select(run => new TrendPoint(
                    run.At,
                    run.Outcome switch
                    {
                        RunOutcome.Clean => Verdict.Clean,
                        RunOutcome.Allowed => Verdict.Allowed,
                        RunOutcome.Blocked => Verdict.Blocked,
                        _ => Verdict.Inconclusive,
                    },
                    run.Count(Severity.ERROR),
                    run.Count(Severity.WARNING),
                    run.Count(Severity.INFO)
                )),
        ];
}
