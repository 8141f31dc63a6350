namespace Undrift;

/// <summary>Follows each drift through the runs: when it came, whether it stands, when it went, whether it came back.</summary>
internal sealed class Episodes
{
    private readonly Dictionary<(string Scope, string Drift), Episode> _standing = [];
    private readonly Dictionary<(string Scope, string Drift), int> _returns = [];
    private readonly Dictionary<string, DateTimeOffset> _lookedAt = [];
    private readonly List<Episode> _ended = [];

    private Episodes(IEnumerable<Episode> carried)
    {
        foreach (var episode in carried)
            _standing[(episode.Scope, episode.Drift.Id)] = episode;
    }

    /// <summary>All episodes, by the time when they were first seen.</summary>
    /// <param name="runs">The runs in any order.</param>
    /// <param name="carried">Episodes that stood when older runs were removed.</param>
    public static IReadOnlyList<Episode> Of(IEnumerable<RunRecord> runs, IEnumerable<Episode>? carried = null)
    {
        var episodes = new Episodes(carried ?? []);
        foreach (var run in runs.OrderBy(run => run.At))
            episodes.Add(run);
        return
        [
            .. episodes
                ._ended.Concat(episodes._standing.Values)
                .OrderBy(episode => episode.FirstSeen)
                .ThenBy(episode => episode.Drift.Object, StringComparer.Ordinal),
        ];
    }

    private void Add(RunRecord run)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var drift in run.Drifts)
            if (seen.Add(drift.Id))
                See(run, drift);
        if (!run.Outcome.IsConclusive())
            return;
        var ignored = run.Ignored.ToHashSet(StringComparer.Ordinal);
        foreach (var ((scope, id), episode) in _standing)
            if (scope == run.Scope && !seen.Contains(id) && LookedAt(run, episode.Drift))
                End(run, episode, ignored.Contains(id) ? EpisodeState.Ignored : EpisodeState.Repaired);
        _lookedAt[run.Scope] = run.At;
    }

    /// <summary>A run that was limited to other schemas says nothing of the drift.</summary>
    private static bool LookedAt(RunRecord run, Sighting drift) =>
        (run.Cluster || !drift.Cluster)
        && (run.Schemas.Count == 0 || drift.Schema.Length == 0 || run.Schemas.Contains(drift.Schema));

    private void See(RunRecord run, Sighting drift)
    {
        var key = (run.Scope, drift.Id);
        var accepted = drift.AcceptedBy is not null;
        var state = accepted ? EpisodeState.Accepted : EpisodeState.Open;
        if (!_standing.TryGetValue(key, out var episode))
            _standing[key] = new Episode(run.Scope, run.Environment, drift, run.At, run.At, state)
            {
                AbsentAt = _lookedAt.TryGetValue(run.Scope, out var before) ? before : null,
                Recurrence = _returns.GetValueOrDefault(key),
                WasAccepted = accepted,
            };
        else
            _standing[key] = episode with
            {
                Drift = drift,
                LastSeen = run.At,
                State = state,
                Changes = episode.Changes + (drift.Fingerprint == episode.Drift.Fingerprint ? 0 : 1),
                WasAccepted = episode.WasAccepted || accepted,
            };
    }

    private void End(RunRecord run, Episode episode, EpisodeState state)
    {
        var key = (episode.Scope, episode.Drift.Id);
        _standing.Remove(key);
        _returns[key] = episode.Recurrence + 1;
        _ended.Add(episode with { State = state, EndedAt = run.At });
    }
}
