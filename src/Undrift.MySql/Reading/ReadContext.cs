using Undrift.MySql.Kinds;

namespace Undrift.MySql.Reading;

/// <summary>What the kinds share while one catalog is read, and the objects found.</summary>
/// <param name="server">What is known of the server.</param>
internal sealed class ReadContext(ServerFacts server)
{
    private readonly List<CatalogObject> _objects = [];
    private readonly List<Func<CatalogObject>> _last = [];
    private readonly Dictionary<(string Table, string Column), long> _referenceSystems = [];

    /// <summary>What is known of the server.</summary>
    public ServerFacts Server => server;

    /// <summary>The database's default collation, as the server calls it.</summary>
    public string? DatabaseCollation { get; set; }

    /// <summary>Tables by name.</summary>
    public Dictionary<string, TableParts> Tables { get; } = [];

    /// <summary>Sequences by name, with their rows of information_schema.TABLES.</summary>
    public Dictionary<string, CatalogRow> Sequences { get; } = [];

    /// <summary>Views by name.</summary>
    public Dictionary<string, CatalogRow> Views { get; } = [];

    /// <summary>The algorithms of views, where information_schema does not have them.</summary>
    public Dictionary<string, string?> ViewAlgorithms { get; } = [];

    /// <summary>Tables that have a tablespace or a folder of their own (MySQL).</summary>
    public HashSet<string> OddPlaces { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Parameters of routines by type and name, the result of a function among them.</summary>
    public Dictionary<(string Type, string Name), List<CatalogRow>> Parameters { get; } = [];

    /// <summary>Libraries that routines use, by type and name of the routine (MySQL).</summary>
    public Dictionary<(string Type, string Name), List<string>> Libraries { get; } = [];

    /// <summary>Grants while they are put together.</summary>
    public Dictionary<ObjectId, GrantParts> Grants { get; } = [];

    /// <summary>What could not be read.</summary>
    public List<Gap> Gaps { get; } = [];

    /// <summary>The table that a row is about; null for what is no table (a view) or is not there any more.</summary>
    public TableParts? TableOf(CatalogRow row) => Tables.GetValueOrDefault(row.Text("TABLE_NAME"));

    /// <summary>Adds an object.</summary>
    public void Add(CatalogObject item) => _objects.Add(item);

    /// <summary>Adds an object that needs to know what is read after it.</summary>
    public void AddLast(Func<CatalogObject> make) => _last.Add(make);

    /// <summary>Says which spatial reference system a column has.</summary>
    public void AddReferenceSystem(string table, string column, long id) => _referenceSystems[(table, column)] = id;

    /// <summary>The spatial reference system of a column; null: none.</summary>
    public long? ReferenceSystemOf(string table, string column) =>
        _referenceSystems.TryGetValue((table, column), out var id) ? id : null;

    /// <summary>All objects, once everything has been read.</summary>
    public IReadOnlyList<CatalogObject> Complete() =>
        [
            .. _objects,
            .. Tables.Values.SelectMany(table => TableAssembly.Objects(table, this)),
            .. _last.Select(make => make()),
        ];
}
