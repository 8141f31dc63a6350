namespace Undrift;

/// <summary>One run of the <see cref="Differ"/>: collects differences, then folds those that another one explains.</summary>
internal sealed class DifferWalk
{
    private readonly Catalog _desired;
    private readonly Catalog _actual;
    private readonly ComparisonOptions _options;
    private readonly HashSet<ObjectId> _notComparable;
    private readonly HashSet<string> _kindsNotComparable;
    private readonly List<Found> _found = [];
    private readonly Dictionary<ObjectId, DriftVerb> _verbs = [];

    public DifferWalk(Catalog desired, Catalog actual, ComparisonOptions options, IReadOnlyList<Gap> gaps)
    {
        (_desired, _actual, _options) = (desired, actual, options);
        _notComparable = [.. gaps.Where(gap => gap.Object is not null).Select(gap => gap.Object!.Value)];
        _kindsNotComparable = [.. gaps.Where(gap => gap.Kind is not null).Select(gap => gap.Kind!)];
    }

    /// <summary>Objects looked at.</summary>
    public int ObjectsCompared { get; private set; }

    /// <summary>Facet values looked at.</summary>
    public int FacetsCompared { get; private set; }

    public List<Drift> Run()
    {
        foreach (var (expected, actual) in Pairs())
        {
            ObjectsCompared++;
            if (expected is null)
                Add(new Found(null, actual, DriftVerb.Extra, actual!.Kind.Extra, []));
            else if (actual is null)
                Add(new Found(expected, null, DriftVerb.Missing, expected.Kind.Missing, []));
            else
                CompareFacets(expected, actual);
        }
        return Fold();
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
            if (IsComparable((expected ?? actual)!.Id))
                yield return (expected, actual);
        }
    }

    private bool IsComparable(ObjectId id) =>
        (_notComparable.Count == 0 || !_notComparable.Contains(id))
        && (_kindsNotComparable.Count == 0 || !_kindsNotComparable.Contains(id.Kind));

    /// <summary>Finds the facets of one object that differ: one drift for each group they belong to.</summary>
    private void CompareFacets(CatalogObject expected, CatalogObject actual)
    {
        foreach (var facet in expected.Kind.Facets)
        {
            var group = facet.Group ?? expected.Kind.Changed;
            if (facet.IgnoredReason is not null || !IsOn(group) || IsUnread(facet))
                continue;
            FacetsCompared++;
            var (from, to) = (expected[facet], actual[facet]);
            if (!Same(facet, from, to))
                AddChange(expected, actual, group, new FacetChange(facet.Name, from, to));
        }
        // The witness decides where the facets do not model everything, whatever else changed.
        if ((expected.PartiallyUnderstood || actual.PartiallyUnderstood) && expected.Witness != actual.Witness)
        {
            var (from, to) = (FacetValue.Of(expected.Witness), FacetValue.Of(actual.Witness));
            AddChange(expected, actual, DriftGroup.UnexplainedDefinition, new FacetChange("definition", from, to));
        }
    }

    private bool IsOn(DriftGroup group) => group.OnByDefault || _options.OptIn?.Contains(group) == true;

    private bool IsUnread(Facet facet) => _desired.Unread.Contains(facet) || _actual.Unread.Contains(facet);

    private static bool Same(Facet facet, FacetValue from, FacetValue to)
    {
        if (
            facet.Comparison != FacetComparison.RelativeOrder
            || from.AsList is not { } left
            || to.AsList is not { } right
        )
            return from.SameAs(to);
        var shared = left.Intersect(right).ToHashSet();
        return left.Where(shared.Contains).SequenceEqual(right.Where(shared.Contains));
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
        Add(new Found(expected, actual, DriftVerb.Changed, group, [change]));
    }

    private void Add(Found found)
    {
        _found.Add(found);
        _verbs[found.Item.Id] = found.Verb;
    }

    /// <summary>Puts each difference under the outermost owner whose own drift explains it; the rest become drifts.</summary>
    private List<Drift> Fold()
    {
        var under = new Dictionary<ObjectId, List<CatalogObject>>();
        var standing = new List<Found>();
        foreach (var found in _found)
        {
            if (Explanation(found) is not { } owner)
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

    /// <summary>
    /// The outermost owner that is one-sided the same way (the missing table of a missing column), or that is changed and
    /// decides what its members are (another version of an extension). Null: the difference stands by itself.
    /// </summary>
    private ObjectId? Explanation(Found found)
    {
        ObjectId? explanation = null;
        var side = found.Expected is null ? _actual : _desired;
        for (var owner = found.Item.Owner; owner is { } id; owner = side.Find(id)?.Owner)
        {
            if (!_verbs.TryGetValue(id, out var verb))
                continue;
            if (verb == found.Verb && verb != DriftVerb.Changed || side.Find(id)?.Kind.DecidesMembers == true)
                explanation = id;
        }
        return explanation;
    }

    private sealed record Found(
        CatalogObject? Expected,
        CatalogObject? Actual,
        DriftVerb Verb,
        DriftGroup Group,
        List<FacetChange> Facets
    )
    {
        public CatalogObject Item => (Expected ?? Actual)!;
    }
}
