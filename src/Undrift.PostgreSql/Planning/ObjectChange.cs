namespace Undrift.PostgreSql.Planning;

/// <summary>
/// An object that both sides have with other facets. Whoever writes a statement takes the facets that the statement sets;
/// what nobody took is known to be left.
/// </summary>
internal sealed class ObjectChange(CatalogObject from, CatalogObject to, IEnumerable<string> facets)
{
    private readonly HashSet<string> _left = [.. facets];

    /// <summary>As it is.</summary>
    public CatalogObject From => from;

    /// <summary>As it shall be.</summary>
    public CatalogObject To => to;

    /// <summary>Names of the facets that nobody took.</summary>
    public IReadOnlySet<string> Left => _left;

    /// <summary>True where the facet differs and nobody took it yet.</summary>
    public bool Has(Facet facet) => _left.Contains(facet.Name);

    /// <summary>Takes the facets; true where at least one of them differs.</summary>
    public bool Take(params IEnumerable<Facet> taken) =>
        taken.Aggregate(false, (any, facet) => _left.Remove(facet.Name) || any);
}
