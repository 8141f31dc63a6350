-- One row for each enum, its labels in the order in which they compare.
SELECT
    t.oid,
    n.nspname::text,
    t.typname::text,
    ARRAY(
        SELECT e.enumlabel::text
        FROM pg_catalog.pg_enum AS e
        WHERE e.enumtypid = t.oid
        ORDER BY e.enumsortorder
    )::text AS labels,
    t.typowner
FROM pg_catalog.pg_type AS t
JOIN pg_catalog.pg_namespace AS n ON n.oid = t.typnamespace
WHERE t.typtype = 'e' AND left(n.nspname, 3) <> 'pg_' AND n.nspname <> 'information_schema'
