using Npgsql;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Observation;

/// <summary>A relation at a moment.</summary>
/// <param name="Oid">What it is known by, whatever it is called.</param>
/// <param name="Kind">Its relkind.</param>
/// <param name="Schema">Its schema.</param>
/// <param name="Name">Its name.</param>
/// <param name="Node">The file that its rows are in; another one when they were written anew; 0: it has none.</param>
/// <param name="IndexOf">The table of an index; null: it is none.</param>
/// <param name="Parent">The relation that it is a part of, or inherits from; null: none.</param>
/// <param name="Scans">How often this transaction began to read it.</param>
/// <param name="Rights">Who may do what with it, in the server's words.</param>
internal sealed record RelationState(
    uint Oid,
    char Kind,
    string Schema,
    string Name,
    long Node,
    uint? IndexOf,
    uint? Parent,
    long Scans,
    string Rights
)
{
    /// <summary>True for what rows are kept in.</summary>
    public bool HoldsRows => Kind is 'r' or 'p' or 'm';

    /// <summary>Its id in a catalog.</summary>
    public ObjectId Id => RelationKinds.IdOf(Kind, Schema, Name);
}

/// <summary>A column at a moment.</summary>
internal sealed record ColumnState(
    uint Table,
    short Number,
    string Name,
    (uint Oid, int Modifier) Type,
    string TypeText,
    bool NotNull,
    bool Valued,
    bool Generated
);

/// <summary>What of a database a statement may change for those who use it, at a moment.</summary>
internal sealed record DatabaseState(
    IReadOnlyDictionary<uint, RelationState> Relations,
    IReadOnlyDictionary<(uint Table, short Number), ColumnState> Columns,
    IReadOnlySet<(uint Table, string Name)> Constraints,
    ILookup<uint, LockClass> Locks,
    IReadOnlyList<(long Id, string Operation, uint Relation)> Seen
)
{
    private static readonly string[] Queries =
    [
        .. new[] { "Relations", "Columns", "Constraints", "Locks", "Seen" }.Select(EmbeddedSql.OfObservation),
    ];

    /// <summary>The strongest lock on a relation; null: none.</summary>
    public LockClass? LockOn(uint relation) => Locks[relation].Select(held => (LockClass?)held).Max();

    /// <summary>How often a table was read, by itself or through an index.</summary>
    public ILookup<uint, long> Scans { get; } =
        Relations.Values.ToLookup(relation => relation.IndexOf ?? relation.Oid, relation => relation.Scans);

    /// <summary>Reads it, in the session's open transaction if there is one.</summary>
    public static async Task<DatabaseState> ReadAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var batch = new NpgsqlBatch(connection);
        foreach (var query in Queries)
            batch.BatchCommands.Add(new NpgsqlBatchCommand(query));
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        var relations = await RowsAsync(reader, RelationOf, cancellation);
        var columns = await RowsAsync(reader, ColumnOf, cancellation);
        var constraints = await RowsAsync(reader, row => (row.Oid(0), row.GetString(1)), cancellation);
        var locks = await RowsAsync(reader, row => (Oid: row.Oid(0), Class: ClassOf(row.GetString(1))), cancellation);
        var seen = await RowsAsync(reader, row => (row.GetInt64(0), row.GetString(1), row.Oid(2)), cancellation);
        return new DatabaseState(
            relations.ToDictionary(relation => relation.Oid),
            columns.ToDictionary(column => (column.Table, column.Number)),
            constraints.ToHashSet(),
            locks.ToLookup(held => held.Oid, held => held.Class),
            seen
        );
    }

    private static async Task<List<T>> RowsAsync<T>(
        NpgsqlDataReader reader,
        Func<NpgsqlDataReader, T> read,
        CancellationToken cancellation
    )
    {
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellation))
            rows.Add(read(reader));
        await reader.NextResultAsync(cancellation);
        return rows;
    }

    private static RelationState RelationOf(NpgsqlDataReader row) =>
        new(
            row.Oid(0),
            row.Code(1),
            row.GetString(2),
            row.GetString(3),
            row.GetInt64(4),
            row.IsDBNull(5) ? null : row.Oid(5),
            row.IsDBNull(6) ? null : row.Oid(6),
            row.GetInt64(7),
            row.GetString(8)
        );

    private static ColumnState ColumnOf(NpgsqlDataReader row) =>
        new(
            row.Oid(0),
            row.GetInt16(1),
            row.GetString(2),
            (row.Oid(3), row.GetInt32(4)),
            row.GetString(5),
            row.Flag(6),
            row.Flag(7),
            row.Flag(8)
        );

    private static LockClass ClassOf(string mode) =>
        mode switch
        {
            "ShareUpdateExclusiveLock" => LockClass.ShareUpdateExclusive,
            "ShareLock" => LockClass.Share,
            // Of the two that readers pass, Exclusive (REFRESH … CONCURRENTLY) is the stronger; writers wait for both.
            "ShareRowExclusiveLock" or "ExclusiveLock" => LockClass.ShareRowExclusive,
            _ => LockClass.AccessExclusive,
        };
}
