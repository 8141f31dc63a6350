namespace Undrift;

/// <summary>What a comparison leaves to choice.</summary>
/// <param name="OptIn">Groups that are off by default and wanted now (column order).</param>
/// <param name="AllowEmpty">True when an empty catalog on one side is meant.</param>
/// <param name="Cluster">True when roles and whatever else belongs to the whole server is wanted.</param>
/// <param name="Privileges">Whether privileges are compared.</param>
public sealed record ComparisonOptions(
    IReadOnlySet<DriftGroup>? OptIn = null,
    bool AllowEmpty = false,
    bool Cluster = false,
    PrivilegeComparison Privileges = PrivilegeComparison.Auto
)
{
    /// <summary>True when differences of the group are wanted.</summary>
    internal bool Compares(DriftGroup group) => group.OnByDefault || OptIn?.Contains(group) == true;

    /// <summary>True when the facet is compared, by its kind's declaration and by what is wanted.</summary>
    internal bool Compares(Facet facet) =>
        facet.IgnoredReason is null && (facet.Group is null || Compares(facet.Group));
}

/// <summary>The result of comparing two catalogs.</summary>
/// <param name="Drifts">The differences, in the order of their objects.</param>
/// <param name="Gaps">What could not be compared.</param>
/// <param name="ObjectsCompared">Objects looked at, on either side.</param>
/// <param name="FacetsCompared">Facet values looked at.</param>
public sealed record Comparison(
    IReadOnlyList<Drift> Drifts,
    IReadOnlyList<Gap> Gaps,
    int ObjectsCompared,
    int FacetsCompared
)
{
    /// <summary>What a person should know of the comparison: what was left out, what was found to be the same.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>All that differs, object by object, nothing put under what explains it: for whoever writes SQL.</summary>
    public IReadOnlyList<Difference> Differences { get; init; } = [];

    /// <summary>The differences that may be ones of spelling only.</summary>
    public IReadOnlyList<SpellingPair> Spellings { get; init; } = [];
}

/// <summary>
/// Compares two catalogs: the union of their objects, the union of their facets. Has no line about any kind, so that a
/// property that was read cannot be forgotten here.
/// </summary>
public static class Differ
{
    /// <summary>Compares the desired with the actual catalog.</summary>
    /// <exception cref="UndriftException">The catalogs are of different engines.</exception>
    public static Comparison Compare(Catalog desired, Catalog actual, ComparisonOptions? options = null)
    {
        options ??= new ComparisonOptions();
        if (desired.Engine != actual.Engine)
            throw UndriftException.Usage(
                $"the desired schema is a {desired.Engine} schema, the database is {actual.Engine}",
                next: "compare sources of one engine"
            );
        actual = SpellingAlignment.Align(desired, actual);
        var gaps = Gaps(desired, actual, options);
        var walk = new DifferWalk(desired, actual, options, gaps);
        var drifts = walk.Run();
        return new Comparison(drifts, [.. gaps, .. walk.Unmodelled], walk.ObjectsCompared, walk.FacetsCompared)
        {
            Spellings = walk.Spellings,
            Differences = walk.Differences,
            Notes = [.. walk.Notes],
        };
    }

    private static List<Gap> Gaps(Catalog desired, Catalog actual, ComparisonOptions options)
    {
        var gaps = desired.Gaps.Concat(actual.Gaps).Distinct().ToList();
        if (!options.AllowEmpty && desired.IsEmpty != actual.IsEmpty)
        {
            var (side, origin) = desired.IsEmpty ? ("desired schema", desired.Origin) : ("database", actual.Origin);
            gaps.Add(
                new Gap(
                    origin.Description,
                    $"the {side} is empty and the other side is not: wrong source, wrong database, or a login that sees nothing. "
                        + "Use --allow-empty if it is meant"
                )
            );
        }
        foreach (var facet in desired.Unread.Concat(actual.Unread).Distinct().Where(options.Compares))
            gaps.Add(
                new Gap(
                    $"facet {facet.Name}",
                    "it was not read: the login may not see it, or the snapshot was written by an older version (write it anew with 'undrift inspect')"
                )
            );
        return gaps;
    }
}
