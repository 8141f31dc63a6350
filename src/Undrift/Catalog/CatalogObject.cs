namespace Undrift;

/// <summary>One addressable thing of a schema: identity, facets, owner and, where the server gives one, its witness.</summary>
public sealed class CatalogObject
{
    private readonly FacetEntry[] _facets;

    /// <summary>Makes an object; entries without a value are dropped.</summary>
    public CatalogObject(ObjectId id, ObjectKind kind, params ReadOnlySpan<FacetEntry> facets)
    {
        Id = id;
        Kind = kind;
        var present = 0;
        foreach (ref readonly var entry in facets)
            present += entry.Value.IsAbsent ? 0 : 1;
        _facets = new FacetEntry[present];
        var next = 0;
        foreach (ref readonly var entry in facets)
            if (!entry.Value.IsAbsent)
                _facets[next++] = entry;
    }

    /// <summary>Identity; <see cref="ObjectId.Kind"/> is the name of <see cref="Kind"/>.</summary>
    public ObjectId Id { get; }

    /// <summary>The kind.</summary>
    public ObjectKind Kind { get; }

    /// <summary>
    /// The object whose drift explains this one's: the table of a column, the extension of a member. Null for an object
    /// that stands by itself.
    /// </summary>
    public ObjectId? Owner { get; init; }

    /// <summary>
    /// The object that this one is a copy of: the parent table's column of an inherited column, the partitioned index of a
    /// partition's index. The same difference on both is one drift, the template's. Null for an object of its own.
    /// </summary>
    public ObjectId? Template { get; init; }

    /// <summary>The server's own definition text, where it gives one for the whole object; else null.</summary>
    public string? Witness { get; init; }

    /// <summary>
    /// True when the witness could not be regenerated from the facets: something stands in the definition that no facet
    /// models, so that the witness itself has to be compared.
    /// </summary>
    public bool PartiallyUnderstood { get; init; }

    /// <summary>The facets that have a value, in the order they were given.</summary>
    public ReadOnlySpan<FacetEntry> Facets => _facets;

    /// <summary>A facet's value, absent when the object has none.</summary>
    public FacetValue this[Facet facet]
    {
        get
        {
            foreach (ref readonly var entry in _facets.AsSpan())
                if (ReferenceEquals(entry.Facet, facet))
                    return entry.Value;
            return FacetValue.Absent;
        }
    }

    /// <summary>True when both have the same facets with the same values in the same order: a quick proof of equality.</summary>
    internal bool HasSameFacets(CatalogObject other)
    {
        if (_facets.Length != other._facets.Length)
            return false;
        for (var i = 0; i < _facets.Length; i++)
            if (
                !ReferenceEquals(_facets[i].Facet, other._facets[i].Facet)
                || !_facets[i].Value.SameAs(other._facets[i].Value)
            )
                return false;
        return true;
    }

    /// <summary>The same object under another id, of another owner.</summary>
    internal CatalogObject With(ObjectId id, ObjectId? owner) => With(id, owner, Template);

    /// <summary>The same object under another id, of another owner, a copy of another one.</summary>
    internal CatalogObject With(ObjectId id, ObjectId? owner, ObjectId? template) =>
        new(id, Kind, _facets)
        {
            Owner = owner,
            Template = template,
            Witness = Witness,
            PartiallyUnderstood = PartiallyUnderstood,
        };

    /// <summary>The same object with other values of its facets.</summary>
    internal CatalogObject WithValues(Func<FacetEntry, FacetValue> value) =>
        new(Id, Kind, Array.ConvertAll(_facets, entry => entry with { Value = value(entry) }))
        {
            Owner = Owner,
            Template = Template,
            Witness = Witness,
            PartiallyUnderstood = PartiallyUnderstood,
        };

    /// <summary>The identity's text form.</summary>
    public override string ToString() => Id.ToString();
}
