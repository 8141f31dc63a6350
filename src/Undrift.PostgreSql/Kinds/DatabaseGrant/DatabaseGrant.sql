-- The ACL of the database, where it is not the built-in default.
SELECT d.datdba, d.datacl::text, pg_catalog.acldefault('d', d.datdba)::text AS base
FROM pg_catalog.pg_database AS d
WHERE d.datname = pg_catalog.current_database() AND d.datacl IS NOT NULL
