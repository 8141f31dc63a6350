namespace Undrift;

/// <summary>
/// Compares two catalogs and, where printed texts differ, has the engine's server print both before they are called
/// different. A difference goes away only when the server printed the same text for both.
/// </summary>
public static class SchemaComparer
{
    /// <summary>Compares.</summary>
    /// <param name="engine">The engine of both catalogs.</param>
    /// <param name="desired">The desired catalog.</param>
    /// <param name="actual">The actual catalog.</param>
    /// <param name="options">What is compared.</param>
    /// <param name="scratch">Where a scratch database may be made; none is made while no printed text differs.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="UndriftException">The catalogs are of different engines.</exception>
    public static async Task<Comparison> CompareAsync(
        IEngine engine,
        Catalog desired,
        Catalog actual,
        ComparisonOptions options,
        BuildOptions scratch,
        CancellationToken cancellation
    )
    {
        // Before the texts are paired: what is respelt is looked up by the object.
        actual = SpellingAlignment.Align(desired, actual);
        var comparison = Differ.Compare(desired, actual, options);
        if (comparison.Spellings.Count == 0)
            return comparison;
        var answer = await engine.RespellAsync(comparison.Spellings, desired, actual, scratch, cancellation);
        var same = comparison
            .Spellings.Where((_, at) => answer.Spellings[at] is { IsSame: true })
            .ToLookup(pair => pair.Actual);
        if (same.Count > 0)
            comparison = Differ.Compare(desired, Respelt(actual, same), options);
        return comparison with { Notes = [.. comparison.Notes, .. answer.Notes] };
    }

    /// <summary>The actual catalog with the desired spelling of what is the same.</summary>
    private static Catalog Respelt(Catalog actual, ILookup<CatalogObject, SpellingPair> same) =>
        actual.With(actual.Objects.Select(item => same.Contains(item) ? Respelt(item, same[item]) : item));

    private static CatalogObject Respelt(CatalogObject item, IEnumerable<SpellingPair> same)
    {
        var texts = same.ToDictionary(pair => pair.Facet, pair => pair.Expected[pair.Facet]);
        return item.WithValues(entry => texts.GetValueOrDefault(entry.Facet, entry.Value));
    }
}
