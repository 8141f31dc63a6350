using Undrift.PostgreSql.Kinds;

namespace Undrift.PostgreSql.Planning;

/// <summary>What needs what in one catalog. What an extension brought is the extension.</summary>
internal sealed class DependencyIndex
{
    private readonly ILookup<ObjectId, Dependency> _on;

    public DependencyIndex(Catalog catalog)
    {
        All = [.. (catalog.Dependencies ?? []).Select(item => item with { To = Meant(catalog, item.To) })];
        _on = All.ToLookup(item => item.To);
    }

    /// <summary>All of them.</summary>
    public IReadOnlyList<Dependency> All { get; }

    /// <summary>What needs an object.</summary>
    public IEnumerable<Dependency> On(ObjectId id) => _on[id];

    private static ObjectId Meant(Catalog catalog, ObjectId id) =>
        catalog.Find(id)?.Owner is { Kind: ExtensionKind.Name } extension ? extension : id;
}
