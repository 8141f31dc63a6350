-- One row for each extension. Its members are read with their own kinds and tagged.
SELECT e.oid, e.extname::text, e.extversion, n.nspname::text, e.extowner
FROM pg_catalog.pg_extension AS e
JOIN pg_catalog.pg_namespace AS n ON n.oid = e.extnamespace
