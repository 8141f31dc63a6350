namespace Undrift.PostgreSql.Reading;

/// <summary>What the kinds share while one catalog is read, and the objects found.</summary>
internal sealed class ReadContext(RoleNames roles)
{
    private readonly Dictionary<ulong, string> _comments = [];
    private readonly Dictionary<ulong, ObjectId> _extensions = [];
    private readonly Dictionary<ulong, List<string>> _extensionsNeeded = [];
    private readonly Dictionary<uint, Relation> _relations = [];
    private readonly Dictionary<uint, List<Kinds.IndexColumn>> _indexColumns = [];
    private readonly Dictionary<ulong, ObjectId> _ids = [];
    private readonly List<CatalogObject> _objects = [];
    private readonly List<Func<CatalogObject>> _last = [];

    /// <summary>The objects found so far.</summary>
    public IReadOnlyList<CatalogObject> Objects => _objects;

    /// <summary>What could not be read.</summary>
    public List<Gap> Gaps { get; } = [];

    /// <summary>Facets that could not be read.</summary>
    public HashSet<Facet> Unread { get; } = [];

    /// <summary>The names of roles, and what they say as owners.</summary>
    public RoleNames Roles => roles;

    /// <summary>The names of collations.</summary>
    public CollationNames Collations { get; } = new();

    /// <summary>The operator classes, for the elements of indexes.</summary>
    public Kinds.OperatorClassNames OperatorClasses { get; } = new();

    /// <summary>What users put into operator families.</summary>
    public Kinds.FamilyMemberTable FamilyMembers { get; } = new();

    /// <summary>NOT NULL constraints by table and column number; empty before 18, where they are not constraints.</summary>
    public Dictionary<(uint Table, short Column), Kinds.NotNullConstraint> NotNullConstraints { get; } = [];

    /// <summary>What constraints do not look at, because the triggers that would are switched off, by constraint.</summary>
    public Dictionary<uint, List<string>> DisabledTriggers { get; } = [];

    /// <summary>Sequences of identity columns by table and column number.</summary>
    public Dictionary<(uint Table, int Column), Kinds.IdentitySequence> IdentitySequences { get; } = [];

    /// <summary>What needs what, where it was asked for.</summary>
    public List<RawDependency> Dependencies { get; } = [];

    /// <summary>OPTIONS (…) by catalog, OID and, for a column, number.</summary>
    public Dictionary<(uint Catalog, uint Oid, int Number), IReadOnlyList<string>> ForeignOptions { get; } = [];

    /// <summary>What was found, limited to the given schemas; none given: all of it.</summary>
    public Catalog ToCatalog(CatalogOrigin origin, ReadOptions options) =>
        new("postgres", origin, _objects.Where(item => InScope(item.Id, options.Schemas)), Gaps)
        {
            Schemas = options.Schemas,
            Unread = Unread,
            Cluster = options.Cluster,
            DatabaseOwner = Roles.DatabaseOwner,
            Dependencies = options.Dependencies ? [.. ResolvedDependencies()] : null,
        };

    private IEnumerable<Dependency> ResolvedDependencies() =>
        Dependencies
            .Select(raw => (From: IdOf(raw.From), To: IdOf(raw.To), raw.Part))
            .Where(pair => pair is { From: not null, To: not null } && pair.From != pair.To)
            .Select(pair => new Dependency(pair.From!.Value, pair.To!.Value, pair.Part))
            .Distinct();

    private ObjectId? IdOf(CatalogAddress address) =>
        address is { Catalog: SystemCatalog.Relation, Column: > 0 } && Relation(address.Oid) is { } relation
            ? relation.Find(address.Column) is { } column
                ? Kinds.ColumnKind.IdOf(relation, column.Name)
                : null
            : IdOf(address.Catalog, address.Oid);

    public void Add(CatalogObject item) => _objects.Add(item);

    /// <summary>Adds an object that needs to know what is read after it.</summary>
    public void AddLast(Func<CatalogObject> make) => _last.Add(make);

    /// <summary>Says that everything has been read.</summary>
    public void Complete() => _objects.AddRange(_last.Select(make => make()));

    /// <summary>Adds an object that privileges and security labels can be on, so that these find it.</summary>
    public void Add(CatalogObject item, uint catalog, uint oid)
    {
        _objects.Add(item);
        Register(item.Id, catalog, oid);
    }

    /// <summary>Says what stands for a catalog row: an object, or the column of an identity sequence.</summary>
    public void Register(ObjectId id, uint catalog, uint oid) => _ids[Key(catalog, oid)] = id;

    /// <summary>
    /// Adds what a role may do. What is granted to a role that nobody knows cannot be compared.
    /// </summary>
    public void AddGrant(string grantee, CatalogObject item)
    {
        if (Roles.IsUnknown(grantee))
            Gaps.Add(new Gap(item.Id.ToString(), RoleNames.NotKnown, item.Id));
        else
            _objects.Add(item);
    }

    /// <summary>The object that stands for a catalog row; null where no kind lists it.</summary>
    public ObjectId? IdOf(uint catalog, uint oid) =>
        _ids.TryGetValue(Key(catalog, oid), out var id) ? id
        : catalog == SystemCatalog.Relation ? Relation(oid)?.Id
        : null;

    public void AddComment(uint catalog, uint oid, int column, string text) =>
        _comments[Key(catalog, oid, column)] = text;

    public void AddMember(uint catalog, uint oid, string extension) =>
        _extensions[Key(catalog, oid)] = new ObjectId(Kinds.ExtensionKind.Name, "", "", extension);

    public void AddExtensionNeeded(uint catalog, uint oid, string extension)
    {
        if (!_extensionsNeeded.TryGetValue(Key(catalog, oid), out var list))
            _extensionsNeeded[Key(catalog, oid)] = list = [];
        list.Add(extension);
        list.Sort(StringComparer.Ordinal);
    }

    public void AddIndexColumn(uint index, Kinds.IndexColumn column)
    {
        if (_indexColumns.TryGetValue(index, out var columns))
            columns.Add(column);
        else
            _indexColumns.Add(index, [column]);
    }

    /// <summary>The elements of an index that are more than a column.</summary>
    public IReadOnlyList<Kinds.IndexColumn> IndexColumnsOf(uint index) =>
        _indexColumns.TryGetValue(index, out var columns) ? columns : [];

    public void AddRelation(uint oid, Relation relation) => _relations[oid] = relation;

    /// <summary>The relation of an OID; null for one that is not compared (temporary, the server's own).</summary>
    public Relation? Relation(uint oid) => _relations.GetValueOrDefault(oid);

    /// <summary>The names of the tables that a table inherits from or is a partition of, in order.</summary>
    public IReadOnlyList<string> ParentsOf(Relation child) =>
        [.. child.Parents.Select(oid => Relation(oid)?.SqlName ?? $"the table with OID {oid}")];

    /// <summary>The column of the first parent that a column is inherited from.</summary>
    public ObjectId? ColumnOfParent(Relation child, string column)
    {
        foreach (var oid in child.Parents)
            if (Relation(oid) is { } parent && parent.Columns.Any(inherited => inherited.Name == column))
                return Kinds.ColumnKind.IdOf(parent, column);
        return null;
    }

    /// <summary>The comment of an object, or of a column of a relation; null when there is none.</summary>
    public string? Comment(uint catalog, uint oid, int column = 0) =>
        _comments.GetValueOrDefault(Key(catalog, oid, column));

    /// <summary>OPTIONS (…) of something foreign, or of a column of it; null when there are none.</summary>
    public IReadOnlyList<string>? OptionsOf(uint catalog, uint oid, int column = 0) =>
        ForeignOptions.GetValueOrDefault((catalog, oid, column));

    /// <summary>The extension that an object belongs to (pg_depend deptype 'e'); null when it belongs to none.</summary>
    public ObjectId? ExtensionOf(uint catalog, uint oid) =>
        _extensions.TryGetValue(Key(catalog, oid), out var extension) ? extension : null;

    /// <summary>The extensions with which an object goes (pg_depend deptype 'x'); null when there are none.</summary>
    public IReadOnlyList<string>? ExtensionsNeededBy(uint catalog, uint oid) =>
        _extensionsNeeded.GetValueOrDefault(Key(catalog, oid));

    // One number is hashed faster than a tuple. The OIDs of catalogs are below FirstNormalOid, column numbers are smallint.
    private static ulong Key(uint catalog, uint oid, int column = 0) =>
        ((ulong)catalog << 48) | ((ulong)(ushort)column << 32) | oid;

    // An object without a schema is in every scope, except another schema.
    private static bool InScope(ObjectId id, IReadOnlyList<string> schemas) =>
        schemas.Count == 0
        || (
            id.Kind == Kinds.SchemaKind.Name
                ? schemas.Contains(id.Name)
                : id.Schema.Length == 0 || schemas.Contains(id.Schema)
        );
}
