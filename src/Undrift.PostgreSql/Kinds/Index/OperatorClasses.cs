using Npgsql;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>The operator classes of the database (pg_opclass), for the elements of indexes.</summary>
internal sealed class OperatorClasses : ISharedPart
{
    public string Subject => "operator classes";

    public IReadOnlyList<Facet> Feeds => [];

    public string Query { get; } = EmbeddedSql.OfKind("Index", "OperatorClasses");

    public void Read(NpgsqlDataReader row, ReadContext context)
    {
        if (row.Oid(1) == 0)
            context.OperatorClasses.AddDomain(row.Oid(0), row.Oid(4));
        else
            context.OperatorClasses.Add(
                row.Oid(0),
                new OperatorClass(
                    row.Oid(1),
                    Identifier.Qualified(row.GetString(2), row.GetString(3)),
                    row.Oid(4),
                    row.Flag(5)
                )
            );
    }
}

/// <summary>An operator class.</summary>
/// <param name="Method">OID of the access method.</param>
/// <param name="SqlName">Name in SQL.</param>
/// <param name="Type">OID of the type that it is for.</param>
/// <param name="IsDefault">True for the default of that type.</param>
internal sealed record OperatorClass(uint Method, string SqlName, uint Type, bool IsDefault);

/// <summary>Tells which operator class goes without saying.</summary>
internal sealed class OperatorClassNames
{
    private const uint Text = 25;

    // anyarray, anyenum, anyrange, anymultirange, record.
    private static readonly HashSet<uint> Polymorphic = [2277, 3500, 3831, 4537, 2249];

    // Types whose default class is that of another type, which has the same bytes (GetDefaultOpClass): varchar, cidr.
    private static readonly Dictionary<uint, uint> Stands = new() { [1043] = Text, [650] = 869 };

    // tsvector, jsonb: no other type is taken for them, so that the default class tells the type of an expression.
    private static readonly HashSet<uint> Unmistakable = [3614, 3802];
    private readonly Dictionary<uint, OperatorClass> _classes = [];
    private readonly HashSet<(uint Method, uint Type)> _defaults = [];
    private readonly Dictionary<uint, uint> _domains = [];

    public void AddDomain(uint domain, uint type) => _domains[domain] = type;

    public void Add(uint oid, OperatorClass item)
    {
        _classes[oid] = item;
        if (item.IsDefault)
            _defaults.Add((item.Method, item.Type));
    }

    /// <summary>
    /// The class's name; null where it is surely the default for the type. Where the type is not known (0) or the default
    /// comes by a cast of another sort, the name is given: saying more than the server does is never ambiguous.
    /// </summary>
    public string? NameUnlessDefault(uint oid, uint type)
    {
        var item = _classes[oid];
        while (_domains.TryGetValue(type, out var inner))
            type = inner;
        if (type == 0)
            return item.IsDefault && Unmistakable.Contains(item.Type) ? null : item.SqlName;
        if (!item.IsDefault)
            return item.SqlName;
        if (item.Type == type)
            return null;
        var another = _defaults.Contains((item.Method, type));
        var follows = Polymorphic.Contains(item.Type) || Stands.GetValueOrDefault(type) == item.Type;
        return follows && !another ? null : item.SqlName;
    }

    /// <summary>The class's name.</summary>
    public string Name(uint oid) => _classes[oid].SqlName;
}
