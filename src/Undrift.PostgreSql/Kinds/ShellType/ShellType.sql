-- One row for each name that CREATE TYPE reserved for a type that was not made yet.
SELECT t.oid, n.nspname::text, t.typname::text
FROM pg_catalog.pg_type AS t
JOIN pg_catalog.pg_namespace AS n ON n.oid = t.typnamespace
WHERE t.typtype = 'p' AND NOT t.typisdefined AND t.oid >= 16384 AND left(n.nspname, 8) <> 'pg_temp_'
