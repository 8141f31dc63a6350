namespace Undrift.Cli;

/// <summary>
/// Sends begin and end of a deployment to whoever the environment names. Nothing of it holds the migration up: the begin is
/// sent beside it, the end is waited for until the deadline.
/// </summary>
internal sealed class DeploymentTelemetry(TelemetryOutbox outbox) : IDisposable
{
    /// <summary>The telemetry of this run; null where none is asked for.</summary>
    public static DeploymentTelemetry? Of(CliHost host, Func<string, string?> variable) =>
        TelemetryOutbox.Of(host, variable) is { } outbox ? new DeploymentTelemetry(outbox) : null;

    /// <summary>Begins to send that it began. How it ended is not looked at.</summary>
    public void Begin(DeploymentRecord begun) => outbox.Send([DeploymentLines.Started(begun)]);

    /// <summary>Begins to send how it ended.</summary>
    public void End(DeploymentRecord record)
    {
        outbox.Send([DeploymentLines.Finished(record)]);
        outbox.Send(() => DeploymentSignals.Of(record));
    }

    /// <summary>Waits until all is delivered, or the time is up; says what was not. Never throws.</summary>
    public Task EndAsync() => outbox.EndAsync();

    public void Dispose() => outbox.Dispose();
}
