using Undrift.MySql.Scratch;
using Undrift.MySql.Scripts;

namespace Undrift.MySql.Observation;

/// <summary>Runs scripts on a scratch database that holds a schema, and looks after each statement at what the server did.</summary>
internal static class ObservationRun
{
    /// <summary>Runs them.</summary>
    /// <returns>One for each script that was begun.</returns>
    public static async Task<IReadOnlyList<ObservedScript>> OfAsync(
        ScratchDatabase scratch,
        ScriptRunner runner,
        IReadOnlyList<SqlScript> scripts,
        TimeSpan timeout,
        CancellationToken cancellation
    )
    {
        using var connection = await scratch.OpenAsync(timeout, runner.Database, cancellation);
        var known = new KnownTables((await TableStates.ReadAsync(connection, runner.Database, cancellation)).Values);
        var observed = new List<ObservedScript>();
        foreach (var script in scripts)
        {
            var watch = new StatementWatch(runner, known);
            runner.Send = watch.RunAsync;
            UndriftException? failure = null;
            try
            {
                await runner.RunAsync([script], cancellation);
            }
            catch (UndriftException e) when (e.Kind == FailureKind.Failed)
            {
                failure = e;
            }
            observed.Add(new ObservedScript(watch.Effects) { Failure = failure });
            if (failure is not null)
                break;
        }
        return observed;
    }
}
