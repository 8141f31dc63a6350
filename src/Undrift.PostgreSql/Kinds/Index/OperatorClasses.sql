-- Every operator class, and every domain with its base type (method 0): what an index element may leave unsaid.
SELECT o.oid, o.opcmethod, n.nspname::text, o.opcname::text, o.opcintype, o.opcdefault
FROM pg_catalog.pg_opclass AS o
JOIN pg_catalog.pg_namespace AS n ON n.oid = o.opcnamespace
UNION ALL
SELECT t.oid, 0::pg_catalog.oid, '', '', t.typbasetype, false
FROM pg_catalog.pg_type AS t
WHERE t.typtype = 'd'
