using Npgsql;

namespace Undrift.PostgreSql.Reading;

/// <summary>The names of all relations, so that no other query has to repeat them.</summary>
internal sealed class Relations : ISharedPart
{
    public string Subject => "relations";

    public IReadOnlyList<Facet> Feeds => [];

    public string Query { get; } = EmbeddedSql.OfReading("Relations");

    public void Read(NpgsqlDataReader row, ReadContext context)
    {
        var kind = row.Code(3);
        context.AddRelation(
            row.Oid(0),
            new Relation(RelationKinds.IdOf(kind, row.GetString(1), row.GetString(2)), kind, row.Oids(4), row.Oid(5))
        );
    }
}

/// <summary>A table, view, materialized view or foreign table, as the kinds that stand in it need it.</summary>
internal sealed class Relation(ObjectId id, char code, IReadOnlyList<uint> parents, uint owner)
{
    // By attnum - 1; null for a dropped one. Filled when the columns are read.
    private readonly List<RelationColumn?> _columns = [];

    /// <summary>Its id.</summary>
    public ObjectId Id => id;

    /// <summary>pg_class.relkind.</summary>
    public char Code => code;

    /// <summary>OIDs of the tables that it inherits from or is a partition of, in order.</summary>
    public IReadOnlyList<uint> Parents => parents;

    /// <summary>OID of the role that owns it.</summary>
    public uint Owner => owner;

    /// <summary>True for a table, partitioned or not; false for what only has columns too.</summary>
    public bool IsTable => Code is 'r' or 'p';

    /// <summary>True for what declares its columns itself: a table, foreign ones too; false where a query gives them.</summary>
    public bool DeclaresColumns => IsTable || Code == 'f';

    /// <summary>The name in SQL, always with its schema.</summary>
    public string SqlName => Identifier.Qualified(Id.Schema, Id.Name);

    /// <summary>The live columns in their order.</summary>
    public IEnumerable<RelationColumn> Columns => _columns.OfType<RelationColumn>();

    /// <summary>Adds a column; they come in any order.</summary>
    /// <param name="number">Its attnum.</param>
    /// <param name="column">The column.</param>
    public void Add(int number, RelationColumn column)
    {
        while (_columns.Count < number)
            _columns.Add(null);
        _columns[number - 1] = column;
    }

    /// <summary>A live column by its attnum; null where there is none.</summary>
    public RelationColumn? Find(int number) => _columns.ElementAtOrDefault(number - 1);

    /// <summary>A live column by its attnum.</summary>
    /// <exception cref="SchemaChangedException">There is none: it was dropped meanwhile.</exception>
    public RelationColumn Column(int number) =>
        Find(number) ?? throw new SchemaChangedException($"{Id} refers to its dropped column {number}");

    /// <summary>The names of live columns.</summary>
    public IReadOnlyList<string> ColumnList(IEnumerable<short> numbers) =>
        [.. numbers.Select(number => Column(number).Name)];
}

/// <summary>A column as the kinds that refer to it need it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">OID of its type.</param>
/// <param name="Collation">OID of its collation; 0: its type has none.</param>
internal sealed record RelationColumn(string Name, uint Type, uint Collation);
