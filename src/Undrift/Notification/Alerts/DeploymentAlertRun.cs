namespace Undrift;

/// <summary>Tells each channel that a route names how a deployment ended. Nothing is told twice: each deployment ends once.</summary>
/// <param name="config">Channels and routes.</param>
/// <param name="state">What was told before.</param>
/// <param name="delivery">Tells a channel.</param>
internal sealed class DeploymentAlertRun(AlertConfig config, AlertState state, AlertDelivery delivery)
{
    /// <summary>Sends to all at once: a channel that is slow keeps nobody else from being told.</summary>
    public async Task<IReadOnlyList<AlertOutcome>> SendAsync(
        DeploymentAlert alert,
        ServiceClient service,
        CancellationToken cancellation
    ) => await Task.WhenAll(Due(alert).Select(due => SendAsync(due, service, cancellation)));

    private async Task<AlertOutcome> SendAsync(DueAlert due, ServiceClient service, CancellationToken cancellation)
    {
        try
        {
            return await delivery.SendAsync(due, service, cancellation);
        }
        catch (OperationCanceledException)
        {
            return new AlertOutcome(due.Channel, "failed", "no answer in time");
        }
    }

    /// <summary>The channels that are concerned, each once: of several routes the one that wants to know most.</summary>
    private IEnumerable<DueAlert> Due(DeploymentAlert alert) =>
        config
            .Routes.Where(route => route.IsFor(alert.Run.Environment))
            .SelectMany(route => route.To.Select(channel => (Channel: channel, route.Migrations)))
            .GroupBy(pair => pair.Channel, pair => pair.Migrations, StringComparer.Ordinal)
            .Where(group => IsDue(alert, group.Key, group.Max()))
            .Select(group => new DueAlert(group.Key, Ids(alert, group.Key), alert));

    private bool IsDue(DeploymentAlert alert, string channel, MigrationNews wanted) =>
        wanted switch
        {
            MigrationNews.None => false,
            MigrationNews.All => true,
            _ => alert.Stage switch
            {
                AlertStage.Trouble => true,
                // What was told may be forgotten by now (another machine of the pipeline): closing what is not open does no harm.
                AlertStage.Resolved => config.IsPager(channel) || Told(alert, channel).Count > 0,
                _ => false,
            },
        };

    private IReadOnlyList<string> Ids(DeploymentAlert alert, string channel) =>
        alert.Stage switch
        {
            AlertStage.Trouble => [alert.Run.Id],
            AlertStage.Resolved => [],
            _ => Told(alert, channel),
        };

    private IReadOnlyList<string> Told(DeploymentAlert alert, string channel) =>
        state.Of(channel, alert.Key)?.Drifts ?? [];
}
