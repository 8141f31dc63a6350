using Npgsql;

namespace Undrift.PostgreSql.Reading;

/// <summary>Every role of the cluster, for owners and for whoever has privileges.</summary>
internal sealed class Roles : ISharedPart
{
    public string Subject => "the names of roles";

    public IReadOnlyList<Facet> Feeds => [];

    public string Query { get; } = EmbeddedSql.OfReading("Roles");

    public void Read(NpgsqlDataReader row, ReadContext context) =>
        context.Roles.Add(row.Oid(0), row.GetString(1), row.Flag(2), row.Flag(3));
}

/// <summary>
/// The names of roles by OID, and what they say as owners. In a schema that SQL made on a scratch database, the role that
/// ran the SQL stands for whoever runs it on the database compared with: that is taken to be the owner of that database.
/// </summary>
/// <param name="builtFromSql">True for a schema that SQL made on a scratch database.</param>
/// <param name="standsFor">The owner of the database compared with; null: not known.</param>
internal sealed class RoleNames(bool builtFromSql, string? standsFor)
{
    /// <summary>Why nothing is said of a role that only stands for whoever runs the SQL.</summary>
    public const string NotKnown =
        "the SQL means the role that runs it (CURRENT_USER): which one that is on the database is not known. Name the role";

    /// <summary>The predefined role whose only member is the owner of the database (14).</summary>
    public const string DatabaseOwnerRole = "pg_database_owner";

    // OIDs of pg_authid.dat.
    private const uint Bootstrap = 10;
    private const uint DatabaseOwnerOid = 6171;

    private const string PublicSchema = "public";

    // Older servers do not have the role, but see Schema.sql.
    private readonly Dictionary<uint, string> _names = new() { [DatabaseOwnerOid] = DatabaseOwnerRole };
    private string? _own;

    /// <summary>The role that owns the database.</summary>
    public string? DatabaseOwner { get; private set; }

    public void Add(uint oid, string name, bool own, bool ownsDatabase)
    {
        if (own && builtFromSql)
            _own = name;
        _names[oid] = name;
        if (ownsDatabase)
            DatabaseOwner = Meant(name);
    }

    /// <summary>The name of a role that was named in the catalogs: its own, or the one that it stands for.</summary>
    public string Meant(string name) => name == _own ? standsFor ?? name : name;

    /// <summary>The name; a role that was dropped but is still named somewhere has none, and keeps its number.</summary>
    public string Name(uint oid) => _names.TryGetValue(oid, out var name) ? Meant(name) : $"OID {oid}";

    /// <summary>True for the role that ran the SQL, where nobody knows whom it stands for.</summary>
    public bool IsUnknown(string name) => name == _own && standsFor is null;

    /// <summary>The value of <see cref="CommonFacets.Owner"/>; null: the source does not say who owns the object.</summary>
    public string? Owner(uint role) => _own is not null && _names.GetValueOrDefault(role) == _own ? null : Name(role);

    /// <summary>The owner of an object that initdb may have made for the role that ran it, whose name says nothing.</summary>
    public string? OwnerOfInitial(uint oid, uint role) =>
        oid < SystemCatalog.FirstNormalOid && role == Bootstrap ? null : Owner(role);

    /// <summary>
    /// The owner of a schema. The schema public comes with every database, and belongs to pg_database_owner unless
    /// somebody gave it away.
    /// </summary>
    public string? OwnerOfSchema(string name, uint role) =>
        builtFromSql && name == PublicSchema && role == DatabaseOwnerOid ? null : Owner(role);
}
