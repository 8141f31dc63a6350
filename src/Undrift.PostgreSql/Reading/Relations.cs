using Npgsql;

namespace Undrift.PostgreSql.Reading;

/// <summary>Names and columns of all relations, so that no other query has to repeat them.</summary>
internal sealed class Relations : ISharedPart
{
    public string Subject => "relations and their columns";

    public IReadOnlyList<Facet> Feeds => [];

    public string Query { get; } = EmbeddedSql.OfReading("Relations");

    public void Read(NpgsqlDataReader row, ReadContext context)
    {
        var kind = row.Code(3);
        context.AddRelation(
            row.Oid(0),
            new Relation(
                RelationKinds.IdOf(kind, row.GetString(1), row.GetString(2)),
                kind,
                row.Oids(4),
                row.SparseList(5),
                row.Oids(6),
                row.Oids(7),
                row.Oid(8)
            )
        );
    }
}

/// <summary>A table, view, materialized view or foreign table, as the kinds that stand in it need it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Code">pg_class.relkind.</param>
/// <param name="Parents">OIDs of the tables that it inherits from or is a partition of, in order.</param>
/// <param name="Columns">Column names by attnum - 1; null for a dropped one.</param>
/// <param name="Types">Type OIDs by attnum - 1.</param>
/// <param name="Collations">Collation OIDs by attnum - 1.</param>
/// <param name="Owner">OID of the role that owns it.</param>
internal sealed record Relation(
    ObjectId Id,
    char Code,
    IReadOnlyList<uint> Parents,
    IReadOnlyList<string?> Columns,
    IReadOnlyList<uint> Types,
    IReadOnlyList<uint> Collations,
    uint Owner
)
{
    /// <summary>True for a table, partitioned or not; false for what only has columns too.</summary>
    public bool IsTable => Code is 'r' or 'p';

    /// <summary>True for what declares its columns itself: a table, foreign ones too; false where a query gives them.</summary>
    public bool DeclaresColumns => IsTable || Code == 'f';

    /// <summary>The name in SQL, always with its schema.</summary>
    public string SqlName => Identifier.Qualified(Id.Schema, Id.Name);

    /// <summary>The name of a live column.</summary>
    public string Column(int number) =>
        Columns[number - 1] ?? throw new InvalidOperationException($"{Id} refers to its dropped column {number}");

    /// <summary>The names of live columns.</summary>
    public IReadOnlyList<string> ColumnList(IEnumerable<short> numbers) =>
        [.. numbers.Select(number => Column(number))];
}
