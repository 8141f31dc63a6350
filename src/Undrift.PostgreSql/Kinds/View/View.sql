-- One row for each view. The definition names the columns and gives their types.
SELECT
    c.oid,
    n.nspname::text,
    c.relname::text,
    pg_catalog.pg_get_viewdef(c.oid) AS definition,
    c.reloptions::text
FROM pg_catalog.pg_class AS c
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
WHERE c.relkind = 'v'
    AND c.relpersistence <> 't'
    AND left(n.nspname, 3) <> 'pg_'
    AND n.nspname <> 'information_schema'
