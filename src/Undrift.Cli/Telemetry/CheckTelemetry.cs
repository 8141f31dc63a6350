namespace Undrift.Cli;

/// <summary>
/// Sends a run to whoever the environment names, beside the report. It is waited for until a deadline; what was not
/// delivered by then is said, and changes neither verdict nor exit code.
/// </summary>
internal sealed class CheckTelemetry(TelemetrySettings settings, CliHost host) : IDisposable
{
    private readonly CancellationTokenSource _deadline = new();
    private static readonly Task<IReadOnlyList<string>> Nothing = Task.FromResult<IReadOnlyList<string>>([]);
    private IReadOnlyList<Task<IReadOnlyList<string>>> _sending = [];

    /// <summary>The telemetry of this run; null where none is asked for.</summary>
    public static CheckTelemetry? Of(CliHost host, Func<string, string?> variable) =>
        TelemetrySettings.Read(variable) is { } settings ? new CheckTelemetry(settings, host) : null;

    /// <summary>Begins to send.</summary>
    public void Start(RunRecord run, CatalogOrigin? target)
    {
        _deadline.CancelAfter(settings.Deadline);
        var now = host.Clock.GetUtcNow();
        _sending =
        [
            settings.Loki is null ? Nothing : Task.Run(() => new LokiSender(settings, _deadline.Token).Send(run, now)),
            (settings.Traces ?? settings.Metrics) is null ? Nothing : Task.Run(() => SendOtlp(run, target)),
        ];
    }

    /// <summary>Waits until all is delivered, or the time is up; says what was not.</summary>
    public async Task EndAsync()
    {
        await host.Out.FlushAsync();
        var problems = settings.Problems.ToList();
        foreach (var sending in _sending)
            problems.AddRange(await ProblemsAsync(sending));
        foreach (var problem in problems)
            await host.Error.WriteLineAsync($"undrift: telemetry: {problem}");
    }

    private async Task<IReadOnlyList<string>> ProblemsAsync(Task<IReadOnlyList<string>> sending)
    {
        try
        {
            // A little longer than the senders, which know what they were waiting for.
            await Task.WhenAny(sending, Task.Delay(Timeout.InfiniteTimeSpan, _deadline.Token));
            return await sending.WaitAsync(TimeSpan.FromMilliseconds(500));
        }
        catch (TimeoutException)
        {
            return [$"not all was delivered within {settings.Deadline.TotalSeconds:0} s"];
        }
        // An exporter may fail in ways of its own: none of them is worth the verdict.
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            return [$"it failed ({failure.GetType().Name})"];
        }
    }

    public void Dispose() => _deadline.Dispose();

    /// <summary>A method of its own: the exporter's libraries are loaded only when it is called.</summary>
    private IReadOnlyList<string> SendOtlp(RunRecord run, CatalogOrigin? target) =>
        new OtlpSender(settings, _deadline.Token).Send(run, target);
}
