-- One row for each trigger that a user made. Its clones on partitions (tgparentid; internal before 15, not since) are
-- made, changed and dropped with it: only what can differ on them is read, as a list of their root's row.
-- The triggers of foreign keys and of deferrable unique constraints name an index (tgconstrindid).
WITH RECURSIVE clone AS (
    SELECT t.oid, t.tgname, t.tgrelid::pg_catalog.regclass::text AS relation, t.tgenabled, t.tgparentid AS root
    FROM pg_catalog.pg_trigger AS t
    WHERE t.tgparentid <> 0 AND t.tgconstrindid = 0
    UNION ALL
    SELECT c.oid, c.tgname, c.relation, c.tgenabled, p.tgparentid
    FROM clone AS c
    JOIN pg_catalog.pg_trigger AS p ON p.oid = c.root AND p.tgparentid <> 0
),
partition AS (
    SELECT
        c.root,
        pg_catalog.array_agg(c.relation || ' ' || c.tgenabled::text ORDER BY c.relation)
            FILTER (WHERE c.tgenabled <> r.tgenabled) AS states,
        pg_catalog.array_agg(c.relation || ' ' || c.tgname::text ORDER BY c.relation)
            FILTER (WHERE c.tgname <> r.tgname) AS names,
        pg_catalog.array_agg(c.relation || ' ' || d.description ORDER BY c.relation)
            FILTER (WHERE d.description IS NOT NULL) AS comments
    FROM clone AS c
    JOIN pg_catalog.pg_trigger AS r ON r.oid = c.root AND r.tgparentid = 0
    LEFT JOIN pg_catalog.pg_description AS d ON d.classoid = 2620 AND d.objoid = c.oid
    GROUP BY c.root
)
SELECT
    t.oid,
    n.nspname::text,
    c.relname::text,
    c.relkind::text,
    t.tgname::text,
    t.tgtype::integer,
    (CASE WHEN t.tgattr::text <> '' THEN ARRAY(
        SELECT a.attname::text
        FROM pg_catalog.unnest(t.tgattr::smallint[]) WITH ORDINALITY AS u (attnum, position)
        JOIN pg_catalog.pg_attribute AS a ON a.attrelid = t.tgrelid AND a.attnum = u.attnum
        ORDER BY u.position
    ) END)::text AS columns,
    t.tgfoid::pg_catalog.regproc::text AS function,
    -- Texts in the server's encoding, each ended by a zero byte; as hexadecimal pairs with commas they split safely.
    (CASE WHEN t.tgnargs > 0 THEN ARRAY(
        SELECT pg_catalog.convert_from(
            pg_catalog.decode(pg_catalog.replace(u.argument, ',', ''), 'hex'), pg_catalog.getdatabaseencoding()
        )
        FROM pg_catalog.unnest(pg_catalog.string_to_array(
            pg_catalog.regexp_replace(pg_catalog.encode(t.tgargs, 'hex'), '(..)', E'\\1,', 'g'), '00,'
        )) WITH ORDINALITY AS u (argument, position)
        WHERE u.position <= t.tgnargs
        ORDER BY u.position
    ) END)::text AS arguments,
    CASE WHEN t.tgqual IS NOT NULL THEN pg_catalog.pg_get_triggerdef(t.oid) END AS definition,
    t.tgoldtable::text,
    t.tgnewtable::text,
    t.tgconstraint,
    t.tgdeferrable,
    t.tginitdeferred,
    CASE WHEN t.tgconstrrelid <> 0 THEN t.tgconstrrelid::pg_catalog.regclass::text END AS referenced_table,
    t.tgenabled::text,
    partition.states::text,
    partition.names::text,
    partition.comments::text
FROM pg_catalog.pg_trigger AS t
JOIN pg_catalog.pg_class AS c ON c.oid = t.tgrelid
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
LEFT JOIN partition ON partition.root = t.oid
WHERE NOT t.tgisinternal
    AND t.tgparentid = 0
    AND c.relpersistence <> 't'
    AND left(n.nspname, 3) <> 'pg_'
    AND n.nspname <> 'information_schema'
