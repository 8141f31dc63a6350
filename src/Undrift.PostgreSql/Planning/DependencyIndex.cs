using Undrift.PostgreSql.Kinds;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Planning;

/// <summary>What needs what in one catalog. What an extension brought is the extension.</summary>
internal sealed class DependencyIndex
{
    private readonly ILookup<ObjectId, Dependency> _on;
    private readonly Dictionary<ObjectId, ObjectId> _originals;
    private readonly HashSet<(ObjectId From, ObjectId To)> _pairs;

    public DependencyIndex(Catalog catalog)
    {
        All = [.. (catalog.Dependencies ?? []).Select(item => item with { To = Meant(catalog, item.To) })];
        _on = All.ToLookup(item => item.To);
        _originals = All.Where(item => item.Part == Dependencies.Copy)
            .DistinctBy(item => item.From)
            .ToDictionary(item => item.From, item => item.To);
        _pairs = [.. All.Select(item => (item.From, item.To))];
    }

    /// <summary>All of them.</summary>
    public IReadOnlyList<Dependency> All { get; }

    /// <summary>The original that took the object over as a copy of it; null where there is none.</summary>
    public ObjectId? OriginalOf(ObjectId copy) => _originals.TryGetValue(copy, out var original) ? original : null;

    /// <summary>What needs an object.</summary>
    public IEnumerable<Dependency> On(ObjectId id) => _on[id];

    /// <summary>The functions that a type needs and that need it: those of its input, of its canonical form.</summary>
    public IEnumerable<ObjectId> BoundTo(ObjectId type) =>
        On(type).Where(item => IsBound(item.From, type)).Select(item => item.From);

    /// <summary>The types that a function is bound to.</summary>
    public IEnumerable<ObjectId> TypesBoundTo(ObjectId function) =>
        function.Kind == FunctionKind.Name
            ? On(function).Where(item => IsBound(function, item.From)).Select(item => item.From)
            : [];

    /// <summary>True for a function and a type that need each other.</summary>
    public bool IsBound(ObjectId function, ObjectId type) =>
        function.Kind == FunctionKind.Name
        && type.Kind is BaseTypeKind.Name or RangeTypeKind.Name
        && _pairs.Contains((type, function))
        && _pairs.Contains((function, type));

    private static ObjectId Meant(Catalog catalog, ObjectId id) =>
        catalog.Find(id)?.Owner is { Kind: ExtensionKind.Name } extension ? extension : id;
}
