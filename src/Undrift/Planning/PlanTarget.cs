namespace Undrift;

/// <summary>
/// The schema that a plan makes of a database: the desired one, except where a person wants a difference left alone.
/// </summary>
public static class PlanTarget
{
    /// <summary>The desired catalog with the actual side of some differences.</summary>
    /// <param name="desired">The desired catalog.</param>
    /// <param name="actual">The actual catalog.</param>
    /// <param name="kept">The differences that stay as they are: ignored and accepted ones.</param>
    public static Catalog Of(Catalog desired, Catalog actual, IEnumerable<Drift> kept)
    {
        var objects = desired.Objects.ToDictionary(item => item.Id);
        foreach (var drift in kept)
        {
            foreach (var item in drift.Folded.Prepend(drift.Expected ?? drift.Actual!))
                objects.Remove(item.Id);
            foreach (var item in drift.Folded.Prepend(drift.Actual).OfType<CatalogObject>())
                if (actual.Find(item.Id) is { } stays)
                    objects[stays.Id] = stays;
        }
        return desired.With(objects.Values).WithDependencies(Dependencies(desired, actual, objects));
    }

    /// <summary>What stays from the actual side needs there what it needs.</summary>
    private static List<Dependency>? Dependencies(
        Catalog desired,
        Catalog actual,
        Dictionary<ObjectId, CatalogObject> objects
    )
    {
        if (desired.Dependencies is null || actual.Dependencies is null)
            return null;
        var stays = objects.Values.Where(item => actual.Find(item.Id) == item).Select(item => item.Id).ToHashSet();
        return
        [
            .. desired.Dependencies.Where(item => !stays.Contains(item.From)),
            .. actual.Dependencies.Where(item => stays.Contains(item.From)),
        ];
    }

    /// <summary>
    /// What is read back when the differences are gone: the actual catalog with the desired side of them. What the desired
    /// schema says nothing of, or spells otherwise, stays as it is read now.
    /// </summary>
    /// <param name="desired">The desired catalog.</param>
    /// <param name="actual">The actual catalog.</param>
    /// <param name="removed">The differences that the plan removes.</param>
    public static Catalog Result(Catalog desired, Catalog actual, IEnumerable<Drift> removed)
    {
        var objects = actual.Objects.ToDictionary(item => item.Id);
        foreach (var drift in removed)
        {
            foreach (var item in drift.Folded.Prepend(drift.Actual ?? drift.Expected!))
                objects.Remove(item.Id);
            foreach (var item in drift.Folded.Prepend(drift.Expected).OfType<CatalogObject>())
                if (desired.Find(item.Id) is { } comes)
                    objects[comes.Id] = comes;
        }
        return actual.With(objects.Values);
    }
}
