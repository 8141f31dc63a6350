-- One row for each domain. From 18 on its NOT NULL is a constraint of its own, with a name (contype n).
-- typdefault is the text as it was deparsed when the default was set; typdefaultbin is what applies.
SELECT
    t.oid,
    n.nspname::text,
    t.typname::text,
    pg_catalog.format_type(t.typbasetype, t.typtypmod) AS base_type,
    CASE WHEN t.typcollation <> b.typcollation THEN t.typcollation END AS collation,
    t.typnotnull,
    t.typdefaultbin IS NOT NULL AS has_default,
    pg_catalog.pg_get_expr(t.typdefaultbin, 0) AS default_expression,
    nn.oid AS not_null_oid,
    nn.conname::text AS not_null_name,
    t.typowner
FROM pg_catalog.pg_type AS t
JOIN pg_catalog.pg_namespace AS n ON n.oid = t.typnamespace
JOIN pg_catalog.pg_type AS b ON b.oid = t.typbasetype
LEFT JOIN pg_catalog.pg_constraint AS nn ON nn.contypid = t.oid AND nn.contype = 'n'
WHERE t.typtype = 'd' AND left(n.nspname, 3) <> 'pg_' AND n.nspname <> 'information_schema'
