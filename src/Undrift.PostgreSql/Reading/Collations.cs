using Npgsql;

namespace Undrift.PostgreSql.Reading;

/// <summary>Every collation (pg_collation), for columns and indexes.</summary>
internal sealed class Collations : ISharedPart
{
    /// <summary>OID of the database's own collation, <c>"default"</c>.</summary>
    public const uint Default = 100;

    public string Subject => "collations";

    public IReadOnlyList<Facet> Feeds => [];

    public string Query { get; } = EmbeddedSql.OfReading("Collations");

    public void Read(NpgsqlDataReader row, ReadContext context) =>
        context.Collations.Add(row.Oid(0), Identifier.Qualified(row.GetString(1), row.GetString(2)));
}

/// <summary>The names of collations by OID.</summary>
internal sealed class CollationNames
{
    private readonly Dictionary<uint, string> _names = [];

    public void Add(uint oid, string name) => _names[oid] = name;

    /// <summary>The name in SQL.</summary>
    public string Name(uint oid) => _names[oid];
}
