using System.Diagnostics.CodeAnalysis;

namespace Undrift.PostgreSql.Reading;

/// <summary>What the kinds share while one catalog is read: comments, extension membership, and the objects found.</summary>
internal sealed class ReadContext
{
    private readonly Dictionary<(uint Catalog, uint Oid, int Column), string> _comments = [];
    private readonly Dictionary<(uint Catalog, uint Oid), ObjectId> _extensions = [];
    private readonly List<CatalogObject> _objects = [];

    /// <summary>The objects found so far.</summary>
    public IReadOnlyList<CatalogObject> Objects => _objects;

    /// <summary>What could not be read.</summary>
    public List<Gap> Gaps { get; } = [];

    public void Add(CatalogObject item) => _objects.Add(item);

    public void AddComment(uint catalog, uint oid, int column, string text) => _comments[(catalog, oid, column)] = text;

    public void AddMember(uint catalog, uint oid, string extension) =>
        _extensions[(catalog, oid)] = new ObjectId(Kinds.ExtensionKind.Name, "", "", extension);

    /// <summary>The comment of an object, or of a column of a relation; null when there is none.</summary>
    public string? Comment(uint catalog, uint oid, int column = 0) =>
        _comments.GetValueOrDefault((catalog, oid, column));

    /// <summary>The extension that an object belongs to (pg_depend deptype 'e'); null when it belongs to none.</summary>
    [SuppressMessage("Style", "IDE0046", Justification = "A struct key has no null default.")]
    public ObjectId? ExtensionOf(uint catalog, uint oid)
    {
        if (_extensions.TryGetValue((catalog, oid), out var extension))
            return extension;
        return null;
    }
}
