namespace Undrift.Cli;

/// <summary>Sends a check to whoever the environment names, beside the report. Verdict and exit code are as without it.</summary>
internal sealed class CheckTelemetry(TelemetryOutbox outbox) : IDisposable
{
    /// <summary>The telemetry of this run; null where none is asked for.</summary>
    public static CheckTelemetry? Of(CliHost host, Func<string, string?> variable) =>
        TelemetryOutbox.Of(host, variable) is { } outbox ? new CheckTelemetry(outbox) : null;

    /// <summary>Begins to send.</summary>
    /// <param name="run">The run.</param>
    /// <param name="target">The database; null where the run did not get that far.</param>
    /// <param name="age">For how long the oldest drift stands; null where no history says it.</param>
    public void Start(RunRecord run, CatalogOrigin? target, TimeSpan? age = null)
    {
        outbox.Send(CheckLines.Of(run, age));
        outbox.Send(() => CheckSignals.Of(run, target, age));
    }

    /// <summary>Waits until all is delivered, or the time is up; says what was not.</summary>
    public Task EndAsync() => outbox.EndAsync();

    public void Dispose() => outbox.Dispose();
}
