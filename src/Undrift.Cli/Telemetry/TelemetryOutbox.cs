namespace Undrift.Cli;

/// <summary>
/// Sends in the background to whoever the environment names. It is waited for until a deadline; what was not delivered by
/// then is said, and changes nothing else.
/// </summary>
internal sealed class TelemetryOutbox(TelemetrySettings settings, CliHost host) : IDisposable
{
    private readonly List<Sending> _sendings = [];

    /// <summary>The outbox that the environment asks for; null where it asks for none.</summary>
    public static TelemetryOutbox? Of(CliHost host, Func<string, string?> variable) =>
        TelemetrySettings.Read(variable) is { } settings ? new TelemetryOutbox(settings, host) : null;

    /// <summary>Begins to send lines to Loki, where there is one.</summary>
    public void Send(IEnumerable<LokiStream> lines)
    {
        var now = host.Clock.GetUtcNow();
        if (settings.Loki is not null)
            Begin(deadline => new LokiSender(settings, deadline).Send(lines, now));
    }

    /// <summary>Begins to send by OTLP, where there is a receiver.</summary>
    public void Send(Func<TelemetrySignals> signals)
    {
        if ((settings.Traces ?? settings.Metrics) is not null)
            Begin(deadline => SendOtlp(signals(), deadline));
    }

    /// <summary>Waits until all is delivered, or the time is up; says what was not.</summary>
    public async Task EndAsync()
    {
        await host.Out.FlushAsync();
        var problems = settings.Problems.ToList();
        foreach (var sending in _sendings)
            problems.AddRange(await ProblemsAsync(sending));
        foreach (var problem in problems.Distinct(StringComparer.Ordinal))
            await host.Error.WriteLineAsync($"undrift: telemetry: {problem}");
    }

    public void Dispose()
    {
        foreach (var sending in _sendings)
            sending.Deadline.Dispose();
    }

    private void Begin(Func<CancellationToken, IReadOnlyList<string>> send)
    {
        var deadline = new CancellationTokenSource(settings.Deadline);
        var token = deadline.Token;
        _sendings.Add(new Sending(deadline, Task.Run(() => send(token), CancellationToken.None)));
    }

    private async Task<IReadOnlyList<string>> ProblemsAsync(Sending sending)
    {
        try
        {
            // A little longer than the senders, which know what they were waiting for.
            await Task.WhenAny(sending.Task, Task.Delay(Timeout.InfiniteTimeSpan, sending.Deadline.Token));
            return await sending.Task.WaitAsync(TimeSpan.FromMilliseconds(500));
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

    /// <summary>A method of its own: the exporter's libraries are loaded only when it is called.</summary>
    private IReadOnlyList<string> SendOtlp(TelemetrySignals signals, CancellationToken deadline) =>
        new OtlpSender(settings, deadline).Send(signals);

    private sealed record Sending(CancellationTokenSource Deadline, Task<IReadOnlyList<string>> Task);
}
