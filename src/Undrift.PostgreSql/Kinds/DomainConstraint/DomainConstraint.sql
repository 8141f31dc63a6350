-- One row for each check constraint of a domain. Deferrability, NO INHERIT and NOT ENFORCED do not exist for these.
SELECT
    c.oid,
    n.nspname::text,
    t.typname::text,
    c.conname::text,
    pg_catalog.pg_get_expr(c.conbin, 0) AS expression,
    c.convalidated
FROM pg_catalog.pg_constraint AS c
JOIN pg_catalog.pg_type AS t ON t.oid = c.contypid
JOIN pg_catalog.pg_namespace AS n ON n.oid = t.typnamespace
WHERE c.contype = 'c' AND left(n.nspname, 3) <> 'pg_' AND n.nspname <> 'information_schema'
