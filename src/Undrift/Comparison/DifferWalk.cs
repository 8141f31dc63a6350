namespace Undrift;

/// <summary>One run of the <see cref="Differ"/>: collects differences, then folds those that another one explains.</summary>
internal sealed class DifferWalk
{
    private readonly Catalog _desired;
    private readonly Catalog _actual;
    private readonly ComparisonOptions _options;
    private readonly HashSet<ObjectId> _notComparable;
    private readonly HashSet<string> _kindsNotComparable;
    private readonly Dictionary<ObjectKind, Facet[]> _comparable = [];
    private readonly List<FoundDifference> _found = [];
    private readonly UnstatedKinds _unstated;

    public DifferWalk(Catalog desired, Catalog actual, ComparisonOptions options, IReadOnlyList<Gap> gaps)
    {
        (_desired, _actual, _options) = (desired, actual, options);
        _unstated = new UnstatedKinds(desired, actual, options);
        _notComparable = [.. gaps.Where(gap => gap.Object is not null).Select(gap => gap.Object!.Value)];
        _kindsNotComparable = [.. gaps.Where(gap => gap.Kind is not null).Select(gap => gap.Kind!)];
    }

    /// <summary>Objects looked at.</summary>
    public int ObjectsCompared { get; private set; }

    /// <summary>What was left out.</summary>
    public IEnumerable<string> Notes => _unstated.Notes;

    /// <summary>Facet values looked at.</summary>
    public int FacetsCompared { get; private set; }

    /// <summary>What both sides have and no facet describes: whether it is the same is not known.</summary>
    public List<Gap> Unmodelled { get; } = [];

    /// <summary>The facets that differ, where both sides have a text that a server printed.</summary>
    public List<SpellingPair> Spellings { get; } = [];

    /// <summary>All that differs, each object once.</summary>
    public IReadOnlyList<Difference> Differences =>
        [
            .. _found
                .GroupBy(found => found.Item.Id)
                .Select(group => new Difference(
                    group.First().Expected,
                    group.First().Actual,
                    [.. group.SelectMany(found => found.Facets).Select(change => change.Name)]
                )),
        ];

    public List<Drift> Run()
    {
        foreach (var (expected, actual) in Pairs())
        {
            var kind = (expected ?? actual)!.Kind;
            var found = _found.Count;
            Compare(expected, actual);
            if (!_unstated.LeavesOut(kind))
                ObjectsCompared++;
            else if (_found.Count > found)
            {
                _found.RemoveRange(found, _found.Count - found);
                _unstated.Count(kind);
            }
        }
        return Fold();
    }

    private void Compare(CatalogObject? expected, CatalogObject? actual)
    {
        if (expected is null)
            Add(new FoundDifference(null, actual, DriftVerb.Extra, actual!.Kind.Extra, []));
        else if (actual is null)
            Add(new FoundDifference(expected, null, DriftVerb.Missing, expected.Kind.Missing, []));
        else if (expected.Kind.Changed == DriftGroup.UnmodelledObject)
            Unmodelled.Add(
                new Gap(
                    expected.Id.ToString(),
                    "both sides have it, and Undrift does not model objects of this sort: whether they are the same is not known",
                    expected.Id
                )
            );
        else
            CompareFacets(expected, actual);
    }

    /// <summary>Merges the two sorted lists into pairs of the same id.</summary>
    private IEnumerable<(CatalogObject? Expected, CatalogObject? Actual)> Pairs()
    {
        var (left, right) = (_desired.Objects, _actual.Objects);
        int l = 0,
            r = 0;
        while (l < left.Count || r < right.Count)
        {
            var order =
                l == left.Count ? 1
                : r == right.Count ? -1
                : ObjectId.Compare(left[l].Id, right[r].Id);
            var expected = order <= 0 ? left[l++] : null;
            var actual = order >= 0 ? right[r++] : null;
            if (IsComparable((expected ?? actual)!))
                yield return (expected, actual);
        }
    }

    private bool IsComparable(CatalogObject item) =>
        (_notComparable.Count == 0 || !_notComparable.Contains(item.Id))
        && (_kindsNotComparable.Count == 0 || !_kindsNotComparable.Contains(item.Kind.Name))
        && (!item.Kind.ClusterLevel || (_options.Cluster && _desired.Cluster && _actual.Cluster));

    /// <summary>Finds the facets of one object that differ: one drift for each group they belong to.</summary>
    private void CompareFacets(CatalogObject expected, CatalogObject actual)
    {
        var facets = ComparableFacets(expected.Kind);
        FacetsCompared += facets.Length;
        // Nearly all objects are the same on both sides: for those one pass over the values is enough.
        if (!expected.HasSameFacets(actual))
            foreach (var facet in facets)
            {
                var (from, to) = (expected[facet], actual[facet]);
                if (Same(facet, from, to))
                    continue;
                if (facet.IsDeparsed && !from.IsAbsent && !to.IsAbsent)
                    Spellings.Add(new SpellingPair(expected, actual, facet));
                AddChange(
                    expected,
                    actual,
                    facet.Group ?? expected.Kind.Changed,
                    new FacetChange(facet.Name, from, to)
                );
            }
        // The witness decides where the facets do not model everything, whatever else changed.
        if ((expected.PartiallyUnderstood || actual.PartiallyUnderstood) && expected.Witness != actual.Witness)
        {
            var (from, to) = (FacetValue.Of(expected.Witness), FacetValue.Of(actual.Witness));
            AddChange(expected, actual, DriftGroup.UnexplainedDefinition, new FacetChange("definition", from, to));
        }
    }

    private Facet[] ComparableFacets(ObjectKind kind)
    {
        if (!_comparable.TryGetValue(kind, out var facets))
            _comparable[kind] = facets = [.. kind.Facets.Where(facet => _options.Compares(facet) && !IsUnread(facet))];
        return facets;
    }

    private bool IsUnread(Facet facet) =>
        _desired.Unread.Contains(facet)
        || _actual.Unread.Contains(facet)
        || (facet.Since is { } since && (IsOlder(_desired, since) || IsOlder(_actual, since)));

    private static bool IsOlder(Catalog catalog, int major) =>
        catalog.Origin.ServerVersion is { } version
        && int.TryParse(
            version.AsSpan(
                0,
                version.AsSpan().IndexOfAnyExceptInRange('0', '9') is var end and >= 0 ? end : version.Length
            ),
            out var own
        )
        && own < major;

    private bool Same(Facet facet, FacetValue from, FacetValue to)
    {
        if (facet.Comparison == FacetComparison.WhereStated && (from.IsAbsent || to.IsAbsent))
            return true;
        if (AreDefaults(facet, from, to))
            return true;
        if (facet.Comparison == FacetComparison.DefaultsAlike && from.AsText is { } one && to.AsText is { } other)
            return AreAlike(one, other);
        if (facet.Comparison == FacetComparison.TableName && (_desired.FoldsNames || _actual.FoldsNames))
            return string.Equals(from.AsText, to.AsText, StringComparison.OrdinalIgnoreCase);
        if (facet.Comparison != FacetComparison.RelativeOrder)
            return from.SameAs(to);
        var (left, right) = (from.AsList ?? [], to.AsList ?? []);
        var shared = left.Intersect(right).ToHashSet();
        return left.Where(shared.Contains).SequenceEqual(right.Where(shared.Contains));
    }

    private static bool AreAlike(string one, string other)
    {
        var (left, right) = (Unmarked(one), Unmarked(other));
        return (left.Length < one.Length && right.Length < other.Length)
            || string.Equals(left, right, StringComparison.Ordinal);
    }

    private static string Unmarked(string text) =>
        text.EndsWith(Facet.DefaultMark, StringComparison.Ordinal) ? text[..^Facet.DefaultMark.Length] : text;

    /// <summary>True where one side has the default of older servers and the other that of newer ones.</summary>
    private bool AreDefaults(Facet facet, FacetValue from, FacetValue to)
    {
        if (facet.NewerDefault is not { } newer || IsOlder(_desired, newer.Since) == IsOlder(_actual, newer.Since))
            return false;
        var (before, after) = IsOlder(_desired, newer.Since) ? (from, to) : (to, from);
        return before.IsAbsent && after.SameAs(newer.Value);
    }

    private void AddChange(CatalogObject expected, CatalogObject actual, DriftGroup group, FacetChange change)
    {
        if (_found.Count > 0 && _found[^1] is var last && last.Expected == expected)
        {
            var same = _found.FindLast(found => found.Expected == expected && found.Group == group);
            if (same is not null)
            {
                same.Facets.Add(change);
                return;
            }
        }
        Add(new FoundDifference(expected, actual, DriftVerb.Changed, group, [change]));
    }

    private void Add(FoundDifference found) => _found.Add(found);

    /// <summary>Puts each difference under the one that explains it; the rest become drifts.</summary>
    private List<Drift> Fold()
    {
        var explanation = new Explanation(_desired, _actual, _found);
        var under = new Dictionary<ObjectId, List<CatalogObject>>();
        var standing = new List<FoundDifference>();
        foreach (var found in _found)
        {
            if (explanation.Of(found) is not { } owner)
                standing.Add(found);
            else if (under.TryGetValue(owner, out var list))
                list.Add(found.Item);
            else
                under[owner] = [found.Item];
        }
        return
        [
            .. standing.Select(found => new Drift(
                found.Item.Id,
                found.Verb,
                found.Group,
                found.Expected,
                found.Actual,
                found.Facets,
                under.GetValueOrDefault(found.Item.Id) ?? []
            )),
        ];
    }
}
