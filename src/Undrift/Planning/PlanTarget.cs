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
}
