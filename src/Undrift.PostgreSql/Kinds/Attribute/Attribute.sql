-- One row for each attribute of a stand-alone composite type.
SELECT
    c.oid,
    a.attnum::integer,
    n.nspname::text,
    c.relname::text,
    a.attname::text,
    pg_catalog.format_type(a.atttypid, a.atttypmod) AS type,
    CASE WHEN a.attcollation <> t.typcollation THEN a.attcollation END AS collation
FROM pg_catalog.pg_class AS c
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
JOIN pg_catalog.pg_type AS t ON t.oid = a.atttypid
WHERE c.relkind = 'c' AND left(n.nspname, 3) <> 'pg_' AND n.nspname <> 'information_schema'
