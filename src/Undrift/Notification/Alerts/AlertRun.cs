namespace Undrift;

/// <summary>Tells each channel that a route names what is new of a report.</summary>
/// <param name="config">Channels and routes.</param>
/// <param name="state">What was told before.</param>
/// <param name="context">Where the report comes from.</param>
/// <param name="variable">Looks an environment variable up.</param>
/// <param name="clock">The clock.</param>
internal sealed class AlertRun(
    AlertConfig config,
    AlertState state,
    AlertContext context,
    Func<string, string?> variable,
    TimeProvider clock
)
{
    private readonly AlertDelivery _delivery = new(config, state, variable, clock);

    /// <summary>Sends what is due. A channel that fails keeps nobody else from being told, and is tried again by the next run.</summary>
    public async Task<IReadOnlyList<AlertOutcome>> SendAsync(
        CheckReport report,
        ServiceClient service,
        CancellationToken cancellation
    )
    {
        var outcomes = new List<AlertOutcome>();
        foreach (var due in Due(report))
            outcomes.Add(await _delivery.SendAsync(due, service, cancellation));
        return outcomes;
    }

    /// <summary>What would be sent, without a secret.</summary>
    public IEnumerable<string> Preview(CheckReport report) => Due(report).Select(_delivery.Preview);

    /// <summary>The channels that are concerned, each once: of several routes the one with the most to say.</summary>
    private IEnumerable<DueAlert> Due(CheckReport report) =>
        config
            .Routes.Where(route => route.IsFor(report.Environment))
            .SelectMany(route => route.To.Select(channel => (Channel: channel, Route: route)))
            .GroupBy(pair => pair.Channel, StringComparer.Ordinal)
            .Select(group => Due(report, group.Key, group.Select(pair => pair.Route).MinBy(route => route.Severity)!));

    private DueAlert Due(CheckReport report, string channel, AlertRoute route)
    {
        var standing = WorstFirst.Standing(report).Where(finding => finding.Severity >= route.Severity).ToList();
        var isBlind = report.Judgement.Verdict == Verdict.Inconclusive;
        var before = state.Of(channel, DriftAlert.KeyOf(report));
        var ids = standing.Select(finding => finding.Drift.Id).Distinct().ToList();
        if (isBlind)
            // Nothing is gone that could not be seen: what was told before still holds.
            ids = [.. ids.Append(Blind).Union(before?.Drifts ?? [])];
        var isDue = Told.IsDue(before, ids, route.Repeat, clock.GetUtcNow());
        return new DueAlert(channel, ids, isDue ? new DriftAlert(report, standing, ids.Count == 0, context) : null);
    }

    /// <summary>Stands for a check that could not see all, among the ids of drifts.</summary>
    private const string Blind = "inconclusive";
}
