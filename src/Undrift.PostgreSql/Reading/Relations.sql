-- One row for each relation that has columns: what other kinds need to know of it.
SELECT
    c.oid,
    n.nspname::text,
    c.relname::text,
    c.relkind::text,
    ARRAY(
        SELECT i.inhparent FROM pg_catalog.pg_inherits AS i WHERE i.inhrelid = c.oid ORDER BY i.inhseqno
    )::text AS parents,
    c.relowner
FROM pg_catalog.pg_class AS c
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f')
    AND c.relpersistence <> 't'
    AND left(n.nspname, 3) <> 'pg_'
    AND n.nspname <> 'information_schema'
