using Npgsql;

namespace Undrift.PostgreSql.Reading;

/// <summary>Every role of the cluster, for owners and for whoever has privileges.</summary>
internal sealed class Roles : ISharedPart
{
    public string Subject => "the names of roles";

    public IReadOnlyList<Facet> Feeds => [CommonFacets.Owner];

    public string Query { get; } = EmbeddedSql.OfReading("Roles");

    public void Read(NpgsqlDataReader row, ReadContext context) =>
        context.Roles.Add(row.Oid(0), row.GetString(1), row.Flag(2));
}

/// <summary>The names of roles by OID, and what they say as owners.</summary>
/// <param name="builtFromSql">
/// True for a schema that SQL made on a scratch database: what belongs to the session's own role there, belongs to it
/// only because somebody had to run the SQL.
/// </param>
internal sealed class RoleNames(bool builtFromSql)
{
    // OIDs of pg_authid.dat and pg_namespace.dat.
    private const uint Bootstrap = 10;
    private const uint DatabaseOwner = 6171;
    private const uint PublicSchema = 2200;

    // Older servers do not have the role, but see Schema.sql.
    private readonly Dictionary<uint, string> _names = new() { [DatabaseOwner] = "pg_database_owner" };
    private uint _own;

    public void Add(uint oid, string name, bool own)
    {
        _names[oid] = name;
        if (own)
            _own = oid;
    }

    /// <summary>The name; a role that was dropped but is still named somewhere has none, and keeps its number.</summary>
    public string Name(uint oid) => _names.GetValueOrDefault(oid) ?? $"OID {oid}";

    /// <summary>The value of <see cref="CommonFacets.Owner"/>; null: the source does not say who owns the object.</summary>
    public string? Owner(uint role) => builtFromSql && role == _own ? null : Name(role);

    /// <summary>The owner of an object that initdb may have made for the role that ran it, whose name says nothing.</summary>
    public string? OwnerOfInitial(uint oid, uint role) =>
        oid < SystemCatalog.FirstNormalOid && role == Bootstrap ? null : Owner(role);

    /// <summary>
    /// The owner of a schema. The schema public comes with every database, and belongs to pg_database_owner unless
    /// somebody gave it away.
    /// </summary>
    public string? OwnerOfSchema(uint oid, uint role) =>
        builtFromSql && oid == PublicSchema && role == DatabaseOwner ? null : Owner(role);
}
