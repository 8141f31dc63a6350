using Npgsql;

namespace Undrift.PostgreSql.Backups;

/// <summary>Counts the rows of all tables that a dump holds, in the transaction of the connection.</summary>
internal static class TableLook
{
    // What belongs to an extension comes with it. The parts of a partitioned table are tables of their own.
    private const string Tables = """
        SELECT format('%I.%I', n.nspname, c.relname), s.n_tup_ins + s.n_tup_upd + s.n_tup_del
        FROM pg_catalog.pg_class c
        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        LEFT JOIN pg_catalog.pg_stat_all_tables s ON s.relid = c.oid
        WHERE c.relkind = 'r' AND c.relpersistence <> 't'
            AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
            AND NOT EXISTS (
                SELECT FROM pg_catalog.pg_depend d
                WHERE d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
        ORDER BY 1
        """;

    public static async Task<IReadOnlyList<TableState>> OfAsync(
        NpgsqlConnection connection,
        CancellationToken cancellation
    )
    {
        var found = new List<(string Name, long? Writes)>();
        await using (var list = Command(Tables, connection))
        await using (var reader = await list.ExecuteReaderAsync(cancellation))
            while (await reader.ReadAsync(cancellation))
                found.Add((reader.GetString(0), reader.IsDBNull(1) ? null : reader.GetInt64(1)));
        var states = new List<TableState>(found.Count);
        foreach (var (name, writes) in found)
        {
            await using var count = Command($"SELECT count(*) FROM ONLY {name}", connection);
            states.Add(new TableState(name, (long)(await count.ExecuteScalarAsync(cancellation))!) { Writes = writes });
        }
        return states;
    }

    /// <summary>Counting a large table takes as long as it takes.</summary>
    private static NpgsqlCommand Command(string sql, NpgsqlConnection connection) =>
        new(sql, connection) { CommandTimeout = 0 };
}
