using System.Diagnostics;

namespace Undrift.Engines.Tests.PostgreSql.Kinds;

/// <summary>Counts the commands and batches that Npgsql sends, each one round trip, while it lives.</summary>
internal sealed class RoundTrips : IDisposable
{
    private readonly ActivityListener _listener;
    private readonly Activity _own = new Activity("round trips").Start();
    private int _count;

    public RoundTrips()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            // Tests run side by side: only what this one starts counts.
            ActivityStopped = activity =>
            {
                if (activity.TraceId == _own.TraceId)
                    Interlocked.Increment(ref _count);
            },
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>Round trips so far.</summary>
    public int Count => _count;

    public void Dispose()
    {
        _listener.Dispose();
        _own.Dispose();
    }
}
