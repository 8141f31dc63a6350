-- One row for each schema that is not the server's own.
-- The prefix is exactly pg_ (reserved by the server): a user's schema may well begin with "pg".
-- Before 15 the schema public belongs to the role that ran initdb (10), since then to pg_database_owner (6171), and a
-- dump of an older server restores the former: who left it as it was made no difference. That the two are not the same
-- from 15 on is a fact of its own. A schema public that was dropped and made again is the same to a dump.
SELECT
    n.oid,
    n.nspname::text,
    CASE WHEN n.nspname = 'public' AND n.nspowner = 10 THEN 6171::oid ELSE n.nspowner END AS owner,
    n.nspname = 'public' AND n.nspowner = 10 AS initial_owner
FROM pg_catalog.pg_namespace AS n
WHERE left(n.nspname, 3) <> 'pg_' AND n.nspname <> 'information_schema'
