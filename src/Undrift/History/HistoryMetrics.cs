namespace Undrift;

/// <summary>What the history says of one environment.</summary>
/// <param name="Scope">The series of runs.</param>
/// <param name="Environment">Environment name; null where none was named.</param>
/// <param name="Runs">How many runs there are.</param>
/// <param name="Inconclusive">How many of them compared not everything, or nothing.</param>
/// <param name="StoppedDeployments">How many deployments were stopped.</param>
/// <param name="Open">How many drifts stand that nobody accepted.</param>
/// <param name="Accepted">How many drifts stand that were accepted.</param>
/// <param name="Repaired">How many times a drift was repaired.</param>
/// <param name="Returned">How many times a drift came back.</param>
/// <param name="OldestOpen">How long the oldest drift that stands has been known; null: none stands.</param>
/// <param name="TimeToDetect">
/// Mean time within which a drift was seen: from the last conclusive run that did not have it to the first that did. An
/// upper bound; null: no drift came between two runs.
/// </param>
/// <param name="TimeToRepair">Mean time from the first run that saw a drift to the first that saw it gone; null: none went.</param>
/// <param name="LastRun">When the last run began.</param>
/// <param name="LastConclusive">When the last run began that compared everything; null: none.</param>
public sealed record HistoryMetrics(
    string Scope,
    string? Environment,
    int Runs,
    int Inconclusive,
    int StoppedDeployments,
    int Open,
    int Accepted,
    int Repaired,
    int Returned,
    TimeSpan? OldestOpen,
    TimeSpan? TimeToDetect,
    TimeSpan? TimeToRepair,
    DateTimeOffset LastRun,
    DateTimeOffset? LastConclusive
)
{
    /// <summary>The numbers of each series of runs, by name.</summary>
    /// <param name="runs">The runs in any order.</param>
    /// <param name="episodes">What <see cref="Episodes.Of"/> made of them.</param>
    /// <param name="now">For the age of what stands.</param>
    internal static IReadOnlyList<HistoryMetrics> Of(
        IEnumerable<RunRecord> runs,
        IEnumerable<Episode> episodes,
        DateTimeOffset now
    )
    {
        var byScope = episodes.ToLookup(episode => episode.Scope, StringComparer.Ordinal);
        return
        [
            .. runs.GroupBy(run => run.Scope, StringComparer.Ordinal)
                .OrderBy(scope => scope.Key, StringComparer.Ordinal)
                .Select(scope => Of(scope.Key, [.. scope], [.. byScope[scope.Key]], now)),
        ];
    }

    private static HistoryMetrics Of(string scope, RunRecord[] runs, Episode[] episodes, DateTimeOffset now)
    {
        var conclusive = runs.Where(run => run.Outcome.IsConclusive()).ToArray();
        var open = episodes.Where(episode => episode.State == EpisodeState.Open).ToArray();
        var repaired = episodes.Where(episode => episode.State == EpisodeState.Repaired).ToArray();
        return new HistoryMetrics(
            scope,
            runs[0].Environment,
            runs.Length,
            runs.Length - conclusive.Length,
            runs.Count(run => run.StoppedDeployment),
            open.Length,
            episodes.Count(episode => episode.State == EpisodeState.Accepted),
            repaired.Length,
            episodes.Count(episode => episode.Recurrence > 0),
            open.Length == 0 ? null : open.Max(episode => episode.Age(now)),
            Mean(episodes.Where(episode => episode.AbsentAt is not null).Select(Detection)),
            // How long an accepted drift stood was a decision.
            Mean(
                repaired
                    .Where(episode => !episode.WasAccepted)
                    .Select(episode => episode.EndedAt!.Value - episode.FirstSeen)
            ),
            runs.Max(run => run.At),
            conclusive.Length == 0 ? null : conclusive.Max(run => run.At)
        );
    }

    private static TimeSpan Detection(Episode episode) => episode.FirstSeen - episode.AbsentAt!.Value;

    private static TimeSpan? Mean(IEnumerable<TimeSpan> times)
    {
        var ticks = times.Select(time => time.Ticks).ToArray();
        return ticks.Length == 0 ? null : TimeSpan.FromTicks((long)ticks.Average());
    }
}
