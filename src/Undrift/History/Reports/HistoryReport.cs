namespace Undrift;

/// <summary>What the history says, for its formats: pure functions of this.</summary>
/// <param name="Tool">Name and version of the tool.</param>
/// <param name="Place">Where the history is kept, without credentials.</param>
/// <param name="Now">For the age of what stands.</param>
/// <param name="Since">Older runs are left out; null: none.</param>
/// <param name="Runs">The runs, the oldest first.</param>
/// <param name="Episodes">The drifts that stand or ended in that time, in the order in which they were first seen.</param>
/// <param name="Metrics">The numbers of each series of runs.</param>
public sealed record HistoryReport(
    string Tool,
    string Place,
    DateTimeOffset Now,
    DateTimeOffset? Since,
    IReadOnlyList<RunRecord> Runs,
    IReadOnlyList<Episode> Episodes,
    IReadOnlyList<HistoryMetrics> Metrics
)
{
    /// <summary>What is asked for of a history.</summary>
    /// <param name="content">All of it.</param>
    /// <param name="tool">Name and version of the tool.</param>
    /// <param name="place">Where it is kept, without credentials.</param>
    /// <param name="now">The time.</param>
    /// <param name="environment">Only this environment; null: all.</param>
    /// <param name="since">Leaves out what was before; null: nothing.</param>
    /// <exception cref="UndriftException">No run of the environment was recorded.</exception>
    public static HistoryReport Of(
        HistoryContent content,
        string tool,
        string place,
        DateTimeOffset now,
        string? environment,
        DateTimeOffset? since
    )
    {
        RequireKnown(content, environment);
        var runs = content
            .Runs.Where(run => environment is null || run.Environment == environment)
            .Where(run => since is null || run.At >= since)
            .ToArray();
        var episodes = content
            .Episodes.Where(episode => environment is null || episode.Environment == environment)
            .Where(episode => since is null || episode.EndedAt is null || episode.EndedAt >= since)
            .ToArray();
        return new HistoryReport(tool, place, now, since, runs, episodes, HistoryMetrics.Of(runs, episodes, now));
    }

    /// <summary>The drifts of a series that stand, the oldest first.</summary>
    internal IEnumerable<Episode> Standing(string scope) =>
        Episodes.Where(episode => episode.Scope == scope && episode.Stands);

    /// <summary>The drifts of a series that ended, the last one first.</summary>
    internal IEnumerable<Episode> Ended(string scope) =>
        Episodes
            .Where(episode => episode.Scope == scope && !episode.Stands)
            .OrderByDescending(episode => episode.EndedAt);

    private static void RequireKnown(HistoryContent content, string? environment)
    {
        if (environment is null || content.Runs.Any(run => run.Environment == environment))
            return;
        string[] known = [.. content.Runs.Select(run => run.Environment).OfType<string>().Distinct()];
        throw UndriftException.Usage(
            $"no run of the environment '{Visible.Text(environment)}' was recorded",
            next: known.Length == 0 ? "leave -e out" : $"known: {string.Join(", ", known.Select(Visible.Text))}"
        );
    }
}
