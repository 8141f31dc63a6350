-- Names of collations, for columns and for the elements of indexes. All of them: looking up which are used costs more.
SELECT co.oid, n.nspname::text, co.collname::text
FROM pg_catalog.pg_collation AS co
JOIN pg_catalog.pg_namespace AS n ON n.oid = co.collnamespace
