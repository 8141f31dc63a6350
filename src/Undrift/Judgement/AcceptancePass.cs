namespace Undrift;

/// <summary>Which drifts are accepted, and which acceptances no longer hold.</summary>
/// <param name="ByDrift">The acceptance that holds, by drift id; the last one of the file wins.</param>
/// <param name="Notes">Acceptances that are void, over or no longer needed.</param>
internal sealed record AcceptancePass(IReadOnlyDictionary<string, Acceptance> ByDrift, IReadOnlyList<string> Notes)
{
    /// <param name="input">The acceptances, the environment in play, the day.</param>
    /// <param name="ignored">What the ignore rules left and what they took out.</param>
    /// <param name="complete">False when something could not be compared: an absent drift may only be unseen.</param>
    public static AcceptancePass Of(JudgeInput input, IgnoreOutcome ignored, bool complete)
    {
        var drifts = ignored.Kept.DistinctBy(drift => drift.Id).ToDictionary(drift => drift.Id);
        var hidden = ignored.Ignored.Select(item => item.Drift.Id).ToHashSet();
        var byDrift = new Dictionary<string, Acceptance>();
        var notes = new List<string>();
        foreach (var (acceptance, where) in input.Acceptances.Entries)
        {
            if (acceptance.Environment is not null && acceptance.Environment != input.Environment)
                continue;
            var drift = drifts.GetValueOrDefault(acceptance.DriftId);
            var why = Why(acceptance, drift, hidden, input.Today);
            if (why is null)
            {
                byDrift[acceptance.DriftId] = acceptance;
                if (input.Policy.Acceptances.EndsSoon(acceptance.Until, input.Today))
                    notes.Add($"acceptance of {Name(acceptance)} ({where}) ends on {acceptance.Until:yyyy-MM-dd}");
            }
            else if (complete || drift is not null)
                notes.Add($"acceptance of {Name(acceptance)} ({where}) {why}");
        }
        return new AcceptancePass(byDrift, notes);
    }

    /// <summary>Why an acceptance does not hold; null when it does.</summary>
    private static string? Why(Acceptance acceptance, Drift? drift, HashSet<string> hidden, DateOnly today)
    {
        if (hidden.Contains(acceptance.DriftId))
            return "is no longer needed: an ignore pattern takes the drift out";
        if (drift is null)
            return "is no longer needed: the drift is gone";
        if (drift.Fingerprint != acceptance.Fingerprint)
            return "is void: the drift is another one than was accepted";
        return acceptance.Until < today ? $"ended on {acceptance.Until:yyyy-MM-dd}" : null;
    }

    private static string Name(Acceptance acceptance) =>
        acceptance.Object.Length > 0 ? $"{acceptance.DriftId} {acceptance.Object}" : acceptance.DriftId;
}
