namespace Undrift.PostgreSql.Respelling;

/// <summary>A catalog looked up by what stands in what: for writing objects as SQL again.</summary>
internal sealed class CatalogIndex(Catalog catalog)
{
    private readonly ILookup<(string, string), CatalogObject> _members = catalog
        .Objects.Where(item => item.Id.Parent.Length > 0)
        .ToLookup(item => (item.Id.Schema, item.Id.Parent));

    private readonly ILookup<string, CatalogObject> _named = catalog
        .Objects.Where(item => item.Id.Parent.Length == 0)
        .ToLookup(item => item.Id.Name);

    private readonly Lazy<ILookup<ObjectId, CatalogObject>> _owned = new(() =>
        catalog.Objects.Where(item => item.Owner is not null).ToLookup(item => item.Owner!.Value)
    );

    private readonly Lazy<ILookup<ObjectId, CatalogObject>> _copies = new(() =>
        catalog.Objects.Where(item => item.Template is not null).ToLookup(item => item.Template!.Value)
    );

    /// <summary>The catalog.</summary>
    public Catalog Catalog => catalog;

    /// <summary>The object of an id, or null.</summary>
    public CatalogObject? Find(ObjectId id) => catalog.Find(id);

    /// <summary>What an object goes with; null where it stands by itself.</summary>
    public CatalogObject? Owner(CatalogObject item) => item.Owner is { } owner ? catalog.Find(owner) : null;

    /// <summary>What goes with an object: its members, the privileges on it.</summary>
    public IEnumerable<CatalogObject> OwnedBy(ObjectId id) => _owned.Value[id];

    /// <summary>What stands in an object: the columns and constraints of a table.</summary>
    public IEnumerable<CatalogObject> MembersOf(ObjectId id) => _members[(id.Schema, id.Name)];

    /// <summary>What stands in no other object and has that name.</summary>
    public IEnumerable<CatalogObject> Named(string name) => _named[name];

    /// <summary>What is a copy of an object: the index of a partition.</summary>
    public IEnumerable<CatalogObject> CopiesOf(ObjectId id) => _copies.Value[id];

    /// <summary>The members of one kind in the order of a list of names; those that it lacks come last.</summary>
    public IEnumerable<CatalogObject> MembersOf(ObjectId id, string kind, IReadOnlyList<string>? order)
    {
        var positions = (order ?? []).Index().ToDictionary(item => item.Item, item => item.Index);
        return MembersOf(id)
            .Where(item => item.Id.Kind == kind)
            .OrderBy(item => positions.GetValueOrDefault(item.Id.Name, int.MaxValue));
    }
}
