namespace Undrift;

/// <summary>The objects that two schemas differ in, to be looked up.</summary>
internal sealed class DriftIndex
{
    private readonly ILookup<ObjectId, Drift> _own;
    private readonly HashSet<ObjectId> _folded;

    public DriftIndex(IReadOnlyList<Drift> drifts)
    {
        _own = drifts.ToLookup(drift => drift.Object);
        _folded = [.. drifts.SelectMany(drift => drift.Folded).Select(item => item.Id)];
    }

    /// <summary>True when the two schemas differ in what the drift is about, or in what it stands for.</summary>
    public bool Touches(Drift drift) =>
        _folded.Contains(drift.Object)
        || _own[drift.Object].Any(other => Overlap(drift, other))
        || drift.Folded.Any(item => _folded.Contains(item.Id) || _own[item.Id].Any());

    private static bool Overlap(Drift drift, Drift other) =>
        drift.Verb != DriftVerb.Changed
        || other.Verb != DriftVerb.Changed
        || drift.Facets.Any(facet => other.Facets.Any(change => change.Name == facet.Name));
}
