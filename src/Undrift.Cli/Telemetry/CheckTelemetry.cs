namespace Undrift.Cli;

/// <summary>
/// Sends a run to whoever the environment names, beside the report. It is waited for until a deadline; what was not
/// delivered by then is said, and changes neither verdict nor exit code.
/// </summary>
internal sealed class CheckTelemetry(TelemetrySettings settings, CliHost host) : IDisposable
{
    private readonly CancellationTokenSource _deadline = new();
    private Task<IReadOnlyList<string>> _sending = Task.FromResult<IReadOnlyList<string>>([]);

    /// <summary>The telemetry of this run; null where none is asked for.</summary>
    public static CheckTelemetry? Of(CliHost host, Func<string, string?> variable) =>
        TelemetrySettings.Read(variable) is { } settings ? new CheckTelemetry(settings, host) : null;

    /// <summary>Begins to send.</summary>
    public void Start(RunRecord run, CatalogOrigin? target)
    {
        _deadline.CancelAfter(TelemetrySettings.Deadline);
        var now = host.Clock.GetUtcNow();
        _sending = Task.Run<IReadOnlyList<string>>(() =>
            [
                .. settings.Loki is null ? [] : new LokiSender(settings, _deadline.Token).Send(run, now),
                .. (settings.Traces ?? settings.Metrics) is null ? [] : SendOtlp(run, target),
            ]
        );
    }

    /// <summary>Waits until all is delivered, or the time is up; says what was not.</summary>
    public async Task EndAsync()
    {
        IReadOnlyList<string> problems;
        await host.Out.FlushAsync();
        try
        {
            // A little longer than the senders, which know what they were waiting for.
            problems = await _sending.WaitAsync(TelemetrySettings.Deadline + TimeSpan.FromMilliseconds(250));
        }
        catch (TimeoutException)
        {
            problems = [$"telemetry was not delivered within {TelemetrySettings.Deadline.TotalSeconds:0} s"];
        }
        // An exporter may fail in ways of its own: none of them is worth the verdict.
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            problems = [$"telemetry failed ({failure.GetType().Name})"];
        }
        foreach (var problem in settings.Problems.Concat(problems))
            await host.Error.WriteLineAsync($"undrift: telemetry: {problem}");
    }

    public void Dispose() => _deadline.Dispose();

    /// <summary>A method of its own: the exporter's libraries are loaded only when it is called.</summary>
    private IReadOnlyList<string> SendOtlp(RunRecord run, CatalogOrigin? target) =>
        new OtlpSender(settings, _deadline.Token).Send(run, target);
}
