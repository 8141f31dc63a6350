-- One row for each relation that has columns: what other kinds need to know of it. The arrays are in the order of attnum
-- from 1 on, without a hole: a dropped column has no name.
SELECT
    c.oid,
    n.nspname::text,
    c.relname::text,
    c.relkind::text,
    ARRAY(
        SELECT i.inhparent FROM pg_catalog.pg_inherits AS i WHERE i.inhrelid = c.oid ORDER BY i.inhseqno
    )::text AS parents,
    columns.names::text,
    columns.types::text,
    columns.collations::text,
    c.relowner
FROM pg_catalog.pg_class AS c
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
LEFT JOIN LATERAL (
    SELECT
        array_agg(CASE WHEN NOT a.attisdropped THEN a.attname::text END) AS names,
        array_agg(a.atttypid) AS types,
        array_agg(a.attcollation) AS collations
    FROM (
        SELECT attname, attisdropped, atttypid, attcollation
        FROM pg_catalog.pg_attribute
        WHERE attrelid = c.oid AND attnum > 0
        ORDER BY attnum
    ) AS a
) AS columns ON true
WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f')
    AND c.relpersistence <> 't'
    AND left(n.nspname, 3) <> 'pg_'
    AND n.nspname <> 'information_schema'
