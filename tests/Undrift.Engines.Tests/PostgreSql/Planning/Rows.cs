using Npgsql;
using Undrift.PostgreSql;

namespace Undrift.Engines.Tests.PostgreSql.Planning;

/// <summary>Rows in every table of a database, and what became of them.</summary>
internal static class Rows
{
    // Foreign keys and triggers are not looked at; what a check or an index does not take is left out.
    private const string Filling = """
        SET session_replication_role = replica;
        DO $$
        DECLARE
            item record;
            i int;
        BEGIN
            FOR item IN
                SELECT
                    format('%I.%I', n.nspname, c.relname) AS name,
                    string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) AS columns,
                    string_agg(
                        CASE
                            WHEN b.typtype = 'e' THEN format('(enum_range(NULL::%s))[1]', format_type(b.oid, NULL))
                            WHEN b.typcategory = 'N' THEN format('$1::text::%s', format_type(b.oid, NULL))
                            WHEN b.typcategory = 'S' THEN format('left($1::text, %s)::%s',
                                CASE WHEN a.atttypmod > 4 THEN a.atttypmod - 4 ELSE 9 END, format_type(a.atttypid, a.atttypmod))
                            WHEN b.typcategory = 'B' THEN 'true'
                            WHEN b.typcategory = 'D' THEN format('(timestamp ''2020-01-01'' + $1 * interval ''1 day'')::%s', format_type(b.oid, NULL))
                            WHEN b.typname = 'uuid' THEN 'md5($1::text)::uuid'
                            WHEN b.typname IN ('json', 'jsonb') THEN format('(''{"a":'' || $1 || ''}'')::%s', b.typname)
                            WHEN b.typname = 'bytea' THEN 'convert_to($1::text, ''UTF8'')'
                            WHEN b.typcategory = 'A' THEN format('''{}''::%s', format_type(b.oid, NULL))
                            WHEN b.typname = 'inet' THEN '(''10.0.0.'' || $1)::inet'
                            ELSE 'NULL'
                        END,
                        ', ' ORDER BY a.attnum
                    ) AS values
                FROM pg_class AS c
                JOIN pg_namespace AS n ON n.oid = c.relnamespace
                JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
                JOIN pg_type AS t ON t.oid = a.atttypid
                JOIN pg_type AS b ON b.oid = CASE WHEN t.typtype = 'd' THEN t.typbasetype ELSE t.oid END
                WHERE c.relkind = 'r' AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
                GROUP BY c.oid, n.nspname, c.relname
            LOOP
                FOR i IN 1..3 LOOP
                    BEGIN
                        EXECUTE format('INSERT INTO %s (%s) OVERRIDING SYSTEM VALUE SELECT %s', item.name, item.columns, item.values) USING i;
                    EXCEPTION WHEN others THEN NULL;
                    END;
                END LOOP;
            END LOOP;
        END $$;
        RESET session_replication_role
        """;

    private const string Columns = """
        SELECT
            n.nspname::text,
            c.relname::text,
            a.attname::text,
            format_type(a.atttypid, a.atttypmod)
        FROM pg_class AS c
        JOIN pg_namespace AS n ON n.oid = c.relnamespace
        JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
        WHERE c.relkind = 'r' AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
        """;

    /// <summary>Puts rows into each table that takes some.</summary>
    public static Task FillAsync(TestDatabase database) => database.ExecuteAsync(Filling);

    /// <summary>The values of each column as one text, by the column's id and type.</summary>
    public static async Task<Dictionary<(ObjectId Column, string Type), string>> ReadAsync(TestDatabase database)
    {
        await using var connection = await database.OpenAsync();
        var columns = new List<(ObjectId Id, string Type)>();
        await using (var command = new NpgsqlCommand(Columns, connection))
        await using (var row = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken))
            while (await row.ReadAsync(TestContext.Current.CancellationToken))
                columns.Add(
                    (new ObjectId("column", row.GetString(0), row.GetString(1), row.GetString(2)), row.GetString(3))
                );
        var values = new Dictionary<(ObjectId, string), string>();
        foreach (var (id, type) in columns)
            values[(id, type)] = await ValuesAsync(connection, id);
        return values;
    }

    private static async Task<string> ValuesAsync(NpgsqlConnection connection, ObjectId id)
    {
        var sql =
            $"SELECT coalesce(string_agg(coalesce(v::text, '∅'), '|' ORDER BY v::text), '') FROM (SELECT {Quoted(id.Name)} AS v FROM ONLY {Quoted(id.Schema)}.{Quoted(id.Parent)}) AS t";
        await using var command = new NpgsqlCommand(sql, connection);
        return (string)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    private static string Quoted(string name) => "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
