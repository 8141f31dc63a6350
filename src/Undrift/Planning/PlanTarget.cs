namespace Undrift;

/// <summary>
/// What a plan makes: one catalog with the other's side of some differences. All else stays as it is, also what the other
/// side says nothing of or only spells otherwise.
/// </summary>
public static class PlanTarget
{
    /// <summary>What becomes of the database: the actual catalog with the desired side of the differences.</summary>
    /// <param name="desired">The desired catalog.</param>
    /// <param name="actual">The actual catalog.</param>
    /// <param name="removed">The differences that go away.</param>
    /// <param name="kept">The differences that a person wants left alone: ignored and accepted ones.</param>
    public static Catalog OfDatabase(
        Catalog desired,
        Catalog actual,
        IReadOnlyCollection<Drift> removed,
        IReadOnlyCollection<Drift> kept
    ) => Merged(actual, desired, removed, kept, drift => drift.Expected, change => change.From);

    /// <summary>What becomes of the code: the desired catalog with the actual side of the differences.</summary>
    /// <param name="desired">The desired catalog.</param>
    /// <param name="actual">The actual catalog.</param>
    /// <param name="adopted">The differences that go away.</param>
    /// <param name="kept">The differences that a person wants left alone: ignored and accepted ones.</param>
    public static Catalog OfCode(
        Catalog desired,
        Catalog actual,
        IReadOnlyCollection<Drift> adopted,
        IReadOnlyCollection<Drift> kept
    ) => Merged(desired, actual, adopted, kept, drift => drift.Actual, change => change.To);

    private static Catalog Merged(
        Catalog from,
        Catalog other,
        IReadOnlyCollection<Drift> applied,
        IReadOnlyCollection<Drift> kept,
        Func<Drift, CatalogObject?> side,
        Func<FacetChange, FacetValue> value
    )
    {
        var objects = from.Objects.ToDictionary(item => item.Id);
        var torn = kept.Select(drift => drift.Object).ToHashSet();
        var taken = new HashSet<ObjectId>();
        foreach (var drift in applied)
            if (drift.Verb == DriftVerb.Changed && torn.Contains(drift.Object))
                Patch(objects, from, drift, value);
            else
                Take(objects, taken, other, drift, side(drift));
        return from.With(objects.Values).WithDependencies(Dependencies(from, other, objects, taken));
    }

    /// <summary>Takes the object over as a whole, with what its difference explains.</summary>
    private static void Take(
        Dictionary<ObjectId, CatalogObject> objects,
        HashSet<ObjectId> taken,
        Catalog other,
        Drift drift,
        CatalogObject? comes
    )
    {
        // The two sides may spell a name in two ways, where the engine takes them for one.
        foreach (var item in drift.Folded.Append(drift.Expected).Append(drift.Actual).OfType<CatalogObject>())
            objects.Remove(item.Id);
        foreach (var item in drift.Folded.Select(item => other.Find(item.Id)).Append(comes).OfType<CatalogObject>())
        {
            objects[item.Id] = item;
            taken.Add(item.Id);
        }
    }

    /// <summary>Takes some facets of an object of which another difference stays. One with a text of its own stays whole.</summary>
    private static void Patch(
        Dictionary<ObjectId, CatalogObject> objects,
        Catalog from,
        Drift drift,
        Func<FacetChange, FacetValue> value
    )
    {
        if (from.Find(drift.Object) is not { Witness: null } item)
            return;
        item = objects[item.Id];
        var changes = drift.Facets.ToDictionary(change => change.Name, value);
        FacetEntry[] facets =
        [
            .. item.Kind.Facets.Select(facet => new FacetEntry(
                facet,
                changes.GetValueOrDefault(facet.Name, item[facet])
            )),
        ];
        objects[item.Id] = new CatalogObject(item.Id, item.Kind, facets)
        {
            Owner = item.Owner,
            Template = item.Template,
        };
    }

    /// <summary>What was taken over needs what it needs there.</summary>
    private static List<Dependency>? Dependencies(
        Catalog from,
        Catalog other,
        Dictionary<ObjectId, CatalogObject> objects,
        HashSet<ObjectId> taken
    ) =>
        from.Dependencies is null || other.Dependencies is null
            ? null
            :
            [
                .. from.Dependencies.Where(item => objects.ContainsKey(item.From) && !taken.Contains(item.From)),
                .. other.Dependencies.Where(item => taken.Contains(item.From)),
            ];
}
