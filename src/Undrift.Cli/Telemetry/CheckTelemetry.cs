namespace Undrift.Cli;

/// <summary>Sends a check to whoever the environment names, beside the report. Verdict and exit code are as without it.</summary>
internal sealed class CheckTelemetry(TelemetryOutbox outbox) : IDisposable
{
    /// <summary>The telemetry of this run; null where none is asked for.</summary>
    public static CheckTelemetry? Of(CliHost host, Func<string, string?> variable) =>
        TelemetryOutbox.Of(host, variable) is { } outbox ? new CheckTelemetry(outbox) : null;

    /// <summary>Begins to send.</summary>
    public void Start(RunRecord run, CatalogOrigin? target)
    {
        outbox.Send(CheckLines.Of(run));
        outbox.Send(() => CheckSignals.Of(run, target));
    }

    /// <summary>Waits until all is delivered, or the time is up; says what was not.</summary>
    public Task EndAsync() => outbox.EndAsync();

    public void Dispose() => outbox.Dispose();
}
