-- One row for each type made with CREATE TYPE … AS (…); the row types of tables and views have another relkind.
SELECT
    t.oid,
    n.nspname::text,
    t.typname::text,
    ARRAY(
        SELECT a.attname::text
        FROM pg_catalog.pg_attribute AS a
        WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped
        ORDER BY a.attnum
    )::text AS attribute_order,
    t.typowner
FROM pg_catalog.pg_type AS t
JOIN pg_catalog.pg_class AS c ON c.oid = t.typrelid AND c.relkind = 'c'
JOIN pg_catalog.pg_namespace AS n ON n.oid = t.typnamespace
WHERE t.typtype = 'c' AND left(n.nspname, 3) <> 'pg_' AND n.nspname <> 'information_schema'
