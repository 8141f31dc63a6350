using System.Text.Json;

namespace Undrift;

/// <summary>What a history says, read.</summary>
/// <param name="Runs">The runs in the order in which they began.</param>
/// <param name="Episodes">The drifts in the order in which they were first seen.</param>
public sealed record HistoryContent(IReadOnlyList<RunRecord> Runs, IReadOnlyList<Episode> Episodes);

/// <summary>Adds runs to a history, reads them, and removes old ones.</summary>
internal static class HistoryLog
{
    /// <summary>Adds a run; false: it is there already.</summary>
    public static async Task<bool> AddAsync(IHistorySession session, RunRecord run, CancellationToken cancellation)
    {
        if (await session.HasAsync(run.Id, cancellation))
            return false;
        await AppendAsync(session, TrailEntry.Run, run.Id, run.Scope, HistoryJson.Text(run), cancellation);
        return true;
    }

    /// <summary>Adds an entry behind the last one.</summary>
    /// <exception cref="UndriftException">It cannot be written.</exception>
    public static async Task AppendAsync(
        IHistorySession session,
        string kind,
        string id,
        string scope,
        string payload,
        CancellationToken cancellation
    )
    {
        var head = (await session.LastAsync(cancellation))?.Head ?? TrailEntry.Beginning;
        await session.AddAsync(TrailEntry.After(head, kind, id, scope, payload), cancellation);
    }

    /// <summary>Reads the runs.</summary>
    /// <param name="session">The history.</param>
    /// <param name="scope">One series; null: all.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="UndriftException">An entry cannot be read.</exception>
    public static async Task<HistoryContent> ReadAsync(
        IHistorySession session,
        string? scope,
        CancellationToken cancellation
    ) => Content(await session.EntriesAsync(scope, cancellation));

    /// <summary>Removes the oldest entries and leaves one that says so.</summary>
    /// <param name="session">The history.</param>
    /// <param name="before">What began before this time goes, as far as nothing newer was added before it.</param>
    /// <param name="by">Who removes.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>How many entries were removed.</returns>
    public static async Task<int> PruneAsync(
        IHistorySession session,
        DateTimeOffset before,
        RunAuthor by,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        var entries = await session.EntriesAsync(null, cancellation);
        var old = entries.TakeWhile(entry => TimeOf(entry) < before).ToArray();
        if (old.Length == 0)
            return 0;
        var standing = Content([.. old, .. entries.Where(entry => entry.Kind == TrailEntry.Prune)])
            .Episodes.Where(episode => episode.Stands);
        var record = new PruneRecord(now, by, before, old[^1].Head, old.Length, [.. standing]);
        var text = HistoryJson.Text(record);
        var added = TrailEntry.After(entries[^1].Head, TrailEntry.Prune, record.Id, "", text);
        await session.AddAsync(added, cancellation);
        await session.RemoveThroughAsync(old[^1].Number, cancellation);
        return old.Length;
    }

    private static HistoryContent Content(IReadOnlyList<TrailEntry> entries)
    {
        var runs = entries
            .Where(entry => entry.Kind == TrailEntry.Run)
            .Select(entry => Read(entry, HistoryJson.ReadRun))
            .OrderBy(run => run.At)
            .ToArray();
        // The last removal carries on what those before it carried.
        var carried = entries.LastOrDefault(entry => entry.Kind == TrailEntry.Prune) is { } prune
            ? Read(prune, HistoryJson.ReadPrune).Carried
            : [];
        return new HistoryContent(runs, Undrift.Episodes.Of(runs, carried));
    }

    private static DateTimeOffset TimeOf(TrailEntry entry) =>
        entry.Kind switch
        {
            TrailEntry.Prune => Read(entry, HistoryJson.ReadPrune).At,
            TrailEntry.Deployment => Read(entry, HistoryJson.ReadDeployment).At,
            _ => Read(entry, HistoryJson.ReadRun).At,
        };

    /// <summary>What an entry holds.</summary>
    /// <exception cref="UndriftException">It cannot be read.</exception>
    public static T Read<T>(TrailEntry entry, Func<TrailEntry, T> read)
    {
        try
        {
            return read(entry);
        }
        catch (JsonException unreadable)
        {
            throw UndriftException.Failed(
                $"entry {entry.Number} of the history cannot be read: it was changed, or a newer version wrote it",
                next: "'undrift history verify' says where the chain breaks",
                inner: unreadable
            );
        }
    }
}
