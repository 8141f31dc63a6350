namespace Undrift;

/// <summary>The words that a policy and an ignore file may use: kinds, facets and fine types of all engines.</summary>
public sealed class Vocabulary
{
    private readonly Dictionary<string, HashSet<DriftGroup>> _types = [];
    private readonly Dictionary<string, HashSet<DriftGroup>> _facets = [];
    private readonly Dictionary<string, HashSet<DriftGroup>> _changes = [];
    private readonly Dictionary<string, HashSet<string>> _facetsOfType = [];

    /// <summary>Collects the words.</summary>
    /// <param name="kinds">The kinds of every engine: one policy may serve several.</param>
    public Vocabulary(IEnumerable<ObjectKind> kinds)
    {
        var names = new List<string>();
        foreach (var kind in kinds)
        {
            names.Add(kind.Name);
            Add(_types, Drift.TypeOf(DriftVerb.Missing, kind.Name), kind.Missing);
            Add(_types, Drift.TypeOf(DriftVerb.Extra, kind.Name), kind.Extra);
            foreach (var facet in kind.Facets.Where(facet => facet.IgnoredReason is null))
                AddFacet(kind, facet);
        }
        Kinds = [.. names.Distinct()];
    }

    /// <summary>Names of the kinds.</summary>
    public IReadOnlyList<string> Kinds { get; }

    /// <summary>The fine types: <c>missing_index</c>.</summary>
    public IReadOnlyCollection<string> Types => _types.Keys;

    /// <summary>Names of the compared facets.</summary>
    public IReadOnlyCollection<string> Facets => _facets.Keys;

    /// <summary>The groups that a fine type can belong to; empty for a word that is no fine type.</summary>
    public IReadOnlyCollection<DriftGroup> GroupsOfType(string type) => _types.GetValueOrDefault(type) ?? [];

    /// <summary>
    /// The groups whose drifts can have the facet, changed or set on a missing or extra object; empty for a word that is
    /// no facet.
    /// </summary>
    public IReadOnlyCollection<DriftGroup> GroupsOfFacet(string facet) => _facets.GetValueOrDefault(facet) ?? [];

    /// <summary>The groups that a change of the facet belongs to; empty for a word that is no facet.</summary>
    internal IReadOnlyCollection<DriftGroup> GroupsOfChange(string facet) => _changes.GetValueOrDefault(facet) ?? [];

    /// <summary>True when a drift of the fine type can have the facet.</summary>
    internal bool CanHave(string type, string facet) => _facetsOfType.GetValueOrDefault(type)?.Contains(facet) == true;

    private void AddFacet(ObjectKind kind, Facet facet)
    {
        var group = facet.Group ?? kind.Changed;
        var changed = Drift.TypeOf(DriftVerb.Changed, kind.Name);
        Add(_types, changed, group);
        Add(_changes, facet.Name, group);
        Add(_facets, facet.Name, group);
        Add(_facetsOfType, changed, facet.Name);
        // A set flag narrows any drift of its object (an index that is unique), a changed value only its own change.
        if (facet.Shape != FacetShape.Flag)
            return;
        Add(_facetsOfType, Drift.TypeOf(DriftVerb.Missing, kind.Name), facet.Name);
        Add(_facetsOfType, Drift.TypeOf(DriftVerb.Extra, kind.Name), facet.Name);
        foreach (var other in (DriftGroup[])[kind.Missing, kind.Extra, kind.Changed, .. Groups(kind)])
            Add(_facets, facet.Name, other);
    }

    private static IEnumerable<DriftGroup> Groups(ObjectKind kind) =>
        kind.Facets.Where(facet => facet.IgnoredReason is null).Select(facet => facet.Group).OfType<DriftGroup>();

    private static void Add<T>(Dictionary<string, HashSet<T>> words, string word, T meaning)
    {
        if (words.TryGetValue(word, out var meanings))
            meanings.Add(meaning);
        else
            words[word] = [meaning];
    }
}
