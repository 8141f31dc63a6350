namespace Undrift;

/// <summary>A difference that was found, before it is known whether another one explains it.</summary>
internal sealed record FoundDifference(
    CatalogObject? Expected,
    CatalogObject? Actual,
    DriftVerb Verb,
    DriftGroup Group,
    List<FacetChange> Facets
)
{
    public CatalogObject Item => (Expected ?? Actual)!;

    /// <summary>The object's original, where it is a copy on either side.</summary>
    public ObjectId? Template => Expected?.Template ?? Actual?.Template;
}

/// <summary>Finds for each difference the one that explains it: then it is folded and not reported twice.</summary>
internal sealed class Explanation(Catalog desired, Catalog actual, IEnumerable<FoundDifference> found)
{
    private readonly ILookup<ObjectId, FoundDifference> _found = found.ToLookup(item => item.Item.Id);

    /// <summary>The object whose drift explains the difference; null: it stands by itself.</summary>
    public ObjectId? Of(FoundDifference item)
    {
        ObjectId? outermost = null;
        var seen = new HashSet<ObjectId> { item.Item.Id };
        for (var next = Step(item); next is not null && seen.Add(next.Item.Id); next = Step(next))
            outermost = next.Item.Id;
        return outermost;
    }

    private FoundDifference? Step(FoundDifference item)
    {
        if (ByOwner(item) is { } owner)
            return owner;
        return item.Template is { } template
            ? _found[template].FirstOrDefault(original => Copies(item, original))
            : null;
    }

    /// <summary>The outermost owner whose difference explains this one.</summary>
    private FoundDifference? ByOwner(FoundDifference item)
    {
        FoundDifference? explanation = null;
        var side = item.Expected is null ? actual : desired;
        var seen = new HashSet<ObjectId>();
        for (var owner = item.Item.Owner; owner is { } id && seen.Add(id); owner = side.Find(id)?.Owner)
            explanation = _found[id].FirstOrDefault(difference => Explains(difference, item)) ?? explanation;
        return explanation;
    }

    /// <summary>
    /// One-sided the same way (the missing table of a missing column); changed where it decides what its members are
    /// (another version of an extension, another query of a view); attached to another parent, which brings copies.
    /// </summary>
    private static bool Explains(FoundDifference owner, FoundDifference item)
    {
        var kind = owner.Item.Kind;
        if (kind.DecidesMembers)
            return true;
        if (owner.Verb != DriftVerb.Changed)
            return owner.Verb == item.Verb;
        if (item.Verb != DriftVerb.Changed && kind.DefinedMembers.Contains(item.Item.Kind.Name))
            return true;
        return owner.Group == DriftGroup.PartitionMismatch
            && (item.Verb == DriftVerb.Changed ? item.Group == owner.Group : item.Template is not null);
    }

    /// <summary>The copy differs exactly as its original does, or lost or changed its original only.</summary>
    private static bool Copies(FoundDifference copy, FoundDifference original)
    {
        if (copy.Verb != DriftVerb.Changed)
            return copy.Verb == original.Verb;
        if (original.Verb != DriftVerb.Changed)
            return copy.Group == DriftGroup.PartitionMismatch;
        return copy.Group == original.Group
            && copy.Facets.TrueForAll(change => original.Facets.Exists(other => Same(change, other)));
    }

    private static bool Same(FacetChange one, FacetChange other) =>
        one.Name == other.Name && one.From.SameAs(other.From) && one.To.SameAs(other.To);
}
