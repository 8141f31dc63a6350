using System.Globalization;

namespace Undrift;

/// <summary>
/// The journal of deployments in the project's history. Each step that a run enters is an entry with all that is known by
/// then, so that a run that was killed says how far it came; the last entry of a run is what it came to.
/// </summary>
internal static class DeploymentLog
{
    /// <summary>The deployments in the order in which they began. One without an end, which may still be running, is <see cref="DeploymentOutcome.Interrupted"/>.</summary>
    /// <exception cref="UndriftException">An entry cannot be read.</exception>
    public static async Task<IReadOnlyList<DeploymentRecord>> ReadAsync(
        IHistorySession session,
        CancellationToken cancellation
    ) =>
        [
            .. (await session.EntriesAsync(null, cancellation))
                .Where(entry => entry.Kind == TrailEntry.Deployment)
                .Select(entry => HistoryLog.Read(entry, HistoryJson.ReadDeployment).Record)
                .GroupBy(record => record.Id, StringComparer.Ordinal)
                .Select(run => run.Last())
                .OrderBy(record => record.At),
        ];

    /// <summary>Adds how far a run is, or what it came to.</summary>
    /// <param name="session">The history, open for writing; the caller commits.</param>
    /// <param name="record">What is known by now; while it runs, its outcome is <see cref="DeploymentOutcome.Interrupted"/>.</param>
    /// <param name="number">The how many-th entry of the run this is, from 1.</param>
    /// <param name="at">The time.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="UndriftException">It cannot be written.</exception>
    public static Task AddAsync(
        IHistorySession session,
        DeploymentRecord record,
        int number,
        DateTimeOffset at,
        CancellationToken cancellation
    )
    {
        var deployment = new DeploymentEvent(number, at, record);
        return HistoryLog.AppendAsync(
            session,
            TrailEntry.Deployment,
            deployment.Id,
            deployment.Scope,
            HistoryJson.Text(deployment),
            cancellation
        );
    }
}

/// <summary>An entry of the journal.</summary>
/// <param name="Number">The how many-th of its run, from 1.</param>
/// <param name="At">When.</param>
/// <param name="Record">What was known then.</param>
internal sealed record DeploymentEvent(int Number, DateTimeOffset At, DeploymentRecord Record)
{
    /// <summary>The id of the entry.</summary>
    internal string Id => string.Create(CultureInfo.InvariantCulture, $"{Record.Id}.{Number}");

    /// <summary>The series of runs that it belongs to.</summary>
    internal string Scope => RunRecord.ScopeOf("migrate", Record.Environment, Record.Database);
}
