namespace Undrift;

/// <summary>Where a catalog was read from, in words that may be printed: never a credential.</summary>
/// <param name="Description">The source as the user wrote it, without secrets.</param>
/// <param name="ServerVersion">Version of the server or library that read it, for example <c>15.18</c>.</param>
/// <param name="Host">Host name or socket folder; null for files.</param>
/// <param name="Port">Port; null for files.</param>
/// <param name="Database">Database name or file path; null when there is none (SQL files).</param>
public sealed record CatalogOrigin(
    string Description,
    string? ServerVersion = null,
    string? Host = null,
    int? Port = null,
    string? Database = null
);

/// <summary>Something asked for that could not be read or compared. A report with a gap is never clean.</summary>
/// <param name="Subject">What it is about: an object, a kind, a schema, in words.</param>
/// <param name="Reason">Why, and what would change it.</param>
/// <param name="Object">The object, when it is one: its differences are then not reported.</param>
/// <param name="Kind">The kind, when a whole kind could not be read: its differences are then not reported.</param>
public sealed record Gap(string Subject, string Reason, ObjectId? Object = null, string? Kind = null);

/// <summary>The schema of one source, read into memory. Immutable; objects are in the order of their ids.</summary>
public sealed class Catalog
{
    /// <summary>Makes a catalog.</summary>
    /// <param name="engine">Engine name: <c>postgres</c>, <c>sqlite</c> …</param>
    /// <param name="origin">Where it was read.</param>
    /// <param name="objects">The objects, in any order.</param>
    /// <param name="gaps">What could not be read; null: nothing.</param>
    /// <exception cref="InvalidOperationException">Two objects have one id: a defect of the reader.</exception>
    public Catalog(
        string engine,
        CatalogOrigin origin,
        IEnumerable<CatalogObject> objects,
        IReadOnlyList<Gap>? gaps = null
    )
    {
        Engine = engine;
        Origin = origin;
        Gaps = gaps ?? [];
        var sorted = CatalogOrder.Sorted(objects);
        if (CatalogOrder.Twice(sorted) is { } twice)
            throw new InvalidOperationException($"the {engine} reader returned {twice.Id} twice");
        Objects = sorted;
    }

    /// <summary>Engine name.</summary>
    public string Engine { get; }

    /// <summary>Where the catalog was read.</summary>
    public CatalogOrigin Origin { get; }

    /// <summary>The objects in the order of their ids.</summary>
    public IReadOnlyList<CatalogObject> Objects { get; }

    /// <summary>What could not be read.</summary>
    public IReadOnlyList<Gap> Gaps { get; }

    /// <summary>The schemas that the reading was limited to; empty: all.</summary>
    public IReadOnlyList<string> Schemas { get; init; } = [];

    /// <summary>
    /// Facets that the engine models and this catalog does not hold: a snapshot of an older version, or a system catalog
    /// that the login may not read.
    /// </summary>
    public IReadOnlySet<Facet> Unread { get; init; } = new HashSet<Facet>();

    /// <summary>True when the kinds of the cluster level (<see cref="ObjectKind.ClusterLevel"/>) were read, too.</summary>
    public bool Cluster { get; init; }

    /// <summary>
    /// Names of kinds that the source says nothing of: SQL without a GRANT does not mean that nobody has privileges, nor SQL
    /// that makes no role that there are none. They are not compared.
    /// </summary>
    public IReadOnlySet<string> Unstated { get; init; } = new HashSet<string>();

    /// <summary>The role that owns the database; null where there is none, or the source does not say.</summary>
    public string? DatabaseOwner { get; init; }

    /// <summary>The default collation of the database, which tables inherit; null where there is none.</summary>
    public string? DatabaseCollation { get; init; }

    /// <summary>True where the server stores the names of tables in lower case, whatever the SQL says.</summary>
    public bool FoldsNames { get; init; }

    /// <summary>
    /// What needs what, as the server keeps it; null where it was not read (<see cref="ReadOptions.Dependencies"/>) or the
    /// engine keeps none.
    /// </summary>
    public IReadOnlyList<Dependency>? Dependencies { get; init; }

    /// <summary>What a person should know of the reading: another server version used, a statement tolerated.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>True when nothing but what every database has was found.</summary>
    public bool IsEmpty => Objects.All(item => item.Kind.Ambient);

    /// <summary>The same catalog with another origin.</summary>
    public Catalog With(CatalogOrigin origin) => Copy(origin: origin);

    /// <summary>The same catalog with another origin and notes on how it came about.</summary>
    public Catalog With(CatalogOrigin origin, IReadOnlyList<string> notes) => Copy(origin: origin, notes: notes);

    /// <summary>The same catalog, which says nothing of some kinds and keeps what it happens to hold of them.</summary>
    public Catalog WithUnstated(IReadOnlySet<string> kinds) => Copy(unstated: kinds);

    /// <summary>The same catalog with another record of what needs what.</summary>
    public Catalog WithDependencies(IReadOnlyList<Dependency>? dependencies) => Copy(dependencies: dependencies);

    /// <summary>The same catalog with what its server does to SQL that says nothing else.</summary>
    public Catalog WithServerDefaults(string? collation, bool foldsNames) =>
        Copy(collation: collation, foldsNames: foldsNames);

    /// <summary>The same catalog with another owner of the database.</summary>
    public Catalog WithOwner(string? owner) => Copy(owner: owner);

    /// <summary>The same catalog with other objects.</summary>
    public Catalog With(IEnumerable<CatalogObject> objects) => Copy(objects);

    /// <summary>
    /// The part of the catalog that stands in the named schemas, with what stands in no schema at all (extensions,
    /// settings).
    /// </summary>
    /// <param name="schemas">Names as the server stores them.</param>
    /// <param name="gaps">What the narrowing leaves open, besides the gaps there are.</param>
    public Catalog Within(IReadOnlyList<string> schemas, IEnumerable<Gap> gaps)
    {
        var inside = Objects.Where(item =>
            item.Id.Schema.Length > 0 ? schemas.Contains(item.Id.Schema)
            : item.Kind.IsNamespace ? schemas.Contains(item.Id.Name)
            : true
        );
        return Copy(inside, gaps: [.. Gaps, .. gaps], schemas: schemas);
    }

    private Catalog Copy(
        IEnumerable<CatalogObject>? objects = null,
        CatalogOrigin? origin = null,
        IReadOnlyList<Gap>? gaps = null,
        IReadOnlyList<string>? schemas = null,
        IReadOnlyList<string>? notes = null,
        IReadOnlySet<string>? unstated = null,
        IReadOnlyList<Dependency>? dependencies = null,
        string? collation = null,
        bool? foldsNames = null,
        string? owner = null
    ) =>
        new(Engine, origin ?? Origin, objects ?? Objects, gaps ?? Gaps)
        {
            Schemas = schemas ?? Schemas,
            Unread = Unread,
            DatabaseOwner = owner ?? DatabaseOwner,
            DatabaseCollation = collation ?? DatabaseCollation,
            FoldsNames = foldsNames ?? FoldsNames,
            Dependencies = dependencies ?? Dependencies,
            Unstated = unstated ?? Unstated,
            Notes = notes ?? Notes,
            Cluster = Cluster,
        };

    /// <summary>The object of an id, or null.</summary>
    public CatalogObject? Find(ObjectId id) => CatalogOrder.Find(Objects, id);
}
