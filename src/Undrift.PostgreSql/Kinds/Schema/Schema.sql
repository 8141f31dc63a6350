-- One row for each schema that is not the server's own.
-- The prefix is exactly pg_ (reserved by the server): a user's schema may well begin with "pg".
SELECT n.oid, n.nspname::text
FROM pg_catalog.pg_namespace AS n
WHERE left(n.nspname, 3) <> 'pg_' AND n.nspname <> 'information_schema'
