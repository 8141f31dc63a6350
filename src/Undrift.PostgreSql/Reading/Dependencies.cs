using System.Runtime.InteropServices;
using Npgsql;

namespace Undrift.PostgreSql.Reading;

/// <summary>What needs what (pg_depend), read only when a plan is to be made.</summary>
internal sealed class Dependencies : ISharedPart
{
    /// <summary>The default of a column, which can be set after the column is made.</summary>
    public const string Default = "default";

    /// <summary>OWNED BY of a sequence, which can be said after the table is made.</summary>
    public const string OwnedBy = "owned_by";

    /// <summary>The original that took a copy over: the index of a partitioned table, for that of a partition.</summary>
    public const string Copy = "copy";

    public string Subject => "what needs what";

    public IReadOnlyList<Facet> Feeds => [];

    public string Query { get; } = EmbeddedSql.OfReading("Dependencies");

    public void Read(NpgsqlDataReader row, ReadContext context)
    {
        context.Dependencies.Add(
            new RawDependency(
                new CatalogAddress(row.Oid(0), row.Oid(1), row.GetInt32(2)),
                new CatalogAddress(row.Oid(3), row.Oid(4), row.GetInt32(5)),
                row.Text(6)
            )
        );
    }
}

/// <summary>A row of a system catalog, or a column of a relation.</summary>
/// <param name="Catalog">OID of the system catalog.</param>
/// <param name="Oid">OID of the row.</param>
/// <param name="Column">Number of the column; 0: the whole.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CatalogAddress(uint Catalog, uint Oid, int Column);

/// <summary>A row of pg_depend, of which both ends are things that a person makes.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct RawDependency(CatalogAddress From, CatalogAddress To, string? Part);
