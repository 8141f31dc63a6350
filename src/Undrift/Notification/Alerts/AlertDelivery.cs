namespace Undrift;

/// <summary>What became of one channel.</summary>
/// <param name="Channel">Its name.</param>
/// <param name="Outcome">In words: <c>sent</c>, <c>nothing new</c>.</param>
/// <param name="Failure">What went wrong; null: nothing.</param>
internal sealed record AlertOutcome(string Channel, string Outcome, string? Failure = null)
{
    /// <summary>The failure as a message.</summary>
    public string Message => $"the alert to '{Channel}' failed: {Failure}";
}

/// <summary>What one channel is to be told.</summary>
/// <param name="Channel">Its name.</param>
/// <param name="Ids">What stands once it was told.</param>
/// <param name="Alert">The alert; null: there is nothing new.</param>
internal sealed record DueAlert(string Channel, IReadOnlyList<string> Ids, Alert? Alert);

/// <summary>Tells a channel, and keeps that it was told.</summary>
/// <param name="config">Channels and routes.</param>
/// <param name="state">What was told before.</param>
/// <param name="variable">Looks an environment variable up.</param>
/// <param name="clock">The clock.</param>
internal sealed class AlertDelivery(
    AlertConfig config,
    AlertState state,
    Func<string, string?> variable,
    TimeProvider clock
)
{
    /// <summary>Sends; a channel that fails is an outcome.</summary>
    public async Task<AlertOutcome> SendAsync(DueAlert due, ServiceClient service, CancellationToken cancellation)
    {
        if (due.Alert is not { } alert)
            return new AlertOutcome(due.Channel, "nothing new");
        try
        {
            var failure = await config.Channel(due.Channel, variable, clock).SendAsync(alert, service, cancellation);
            if (failure is not null)
                return new AlertOutcome(due.Channel, "failed", failure);
        }
        catch (UndriftException unset) when (unset.Kind == FailureKind.Configuration)
        {
            return new AlertOutcome(due.Channel, "failed", $"{unset.Message} ({unset.Where})");
        }
        state.Keep(due.Channel, alert.Key, new Told(due.Ids, clock.GetUtcNow()));
        return new AlertOutcome(due.Channel, alert.Stage == AlertStage.Resolved ? "told that it is resolved" : "sent");
    }

    /// <summary>What would be sent, without a secret.</summary>
    public string Preview(DueAlert due) =>
        due.Alert is null
            ? $"{due.Channel}: nothing new"
            : $"{due.Channel}: {config.Channel(due.Channel, variable, clock).Preview(due.Alert)}";
}
