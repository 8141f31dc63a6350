using System.Text.Json;

namespace Undrift;

/// <summary>What a look at the chain came to.</summary>
/// <param name="Entries">How many entries there are.</param>
/// <param name="Head">The last one; what an empty history begins with where there is none.</param>
/// <param name="Breaks">Where the chain does not hold; empty: it does.</param>
public sealed record ChainReport(int Entries, TrailHead Head, IReadOnlyList<string> Breaks);

/// <summary>Checks that nothing was changed, taken out or moved since it was written.</summary>
internal static class HistoryChain
{
    /// <summary>Checks all entries.</summary>
    /// <param name="entries">In the order of their numbers.</param>
    /// <param name="expected">A head that was noted earlier; null: none. It must be in the chain, or before its begin.</param>
    public static ChainReport Check(IReadOnlyList<TrailEntry> entries, TrailHead? expected = null)
    {
        var (head, breaks) = (Begin(entries), new List<string>());
        var start = head;
        foreach (var entry in entries)
        {
            if (entry.Number != head.Number + 1)
                breaks.Add(Gone(head.Number + 1, entry.Number - 1));
            else if (entry.Previous != head.Hash)
                breaks.Add($"entry {entry.Number} does not follow the entry before it as that one is now");
            if (!entry.IsIntact)
                breaks.Add($"entry {entry.Number} was changed: its hash is not that of what it holds");
            else if (Misplaced(entry) is { } problem)
                breaks.Add($"entry {entry.Number} {problem}");
            head = entry.Head;
        }
        if (expected is not null && Missed(entries, start, expected) is { } missed)
            breaks.Add(missed);
        return new ChainReport(entries.Count, head, breaks);
    }

    /// <summary>What the first entry has to follow: the beginning, or the last entry that was removed by a known removal.</summary>
    private static TrailHead Begin(IReadOnlyList<TrailEntry> entries)
    {
        if (entries.LastOrDefault(entry => entry.Kind == TrailEntry.Prune) is not { } prune)
            return TrailEntry.Beginning;
        try
        {
            return HistoryJson.ReadPrune(prune).Through;
        }
        catch (JsonException)
        {
            return TrailEntry.Beginning;
        }
    }

    private static string Gone(long from, long to) =>
        to < from ? $"entry {to + 1} stands twice or out of its order"
        : from == to ? $"entry {from} is not there"
        : $"entries {from} to {to} are not there";

    /// <summary>The columns by which entries are found have to say what the record says.</summary>
    private static string? Misplaced(TrailEntry entry)
    {
        try
        {
            (string Id, string Scope)? filed = entry.Kind switch
            {
                TrailEntry.Prune => (HistoryJson.ReadPrune(entry).Id, ""),
                TrailEntry.Run => HistoryJson.ReadRun(entry) is var run ? (run.Id, run.Scope) : null,
                TrailEntry.Deployment => HistoryJson.ReadDeployment(entry) is var step ? (step.Id, step.Scope) : null,
                _ => null,
            };
            return filed is null ? "is of a kind that this version does not know"
                : filed == (entry.Id, entry.Scope) ? null
                : "is filed as another one than it is";
        }
        catch (JsonException)
        {
            return "holds no record that can be read";
        }
    }

    private static string? Missed(IReadOnlyList<TrailEntry> entries, TrailHead start, TrailHead expected)
    {
        if (expected == start)
            return null;
        if (expected.Number < start.Number)
            return $"entry {expected.Number} was removed by 'undrift history prune': it cannot be told any more";
        var found = entries.FirstOrDefault(entry => entry.Number == expected.Number);
        return found is null ? $"entry {expected.Number}, which was there, is not: the end was cut off"
            : found.Hash != expected.Hash ? $"entry {expected.Number} is not the one that was there"
            : null;
    }
}
