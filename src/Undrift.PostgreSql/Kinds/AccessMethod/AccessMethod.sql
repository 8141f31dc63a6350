-- One row for each access method that was made after initdb.
SELECT a.oid, a.amname::text, a.amtype::text, a.amhandler::text
FROM pg_catalog.pg_am AS a
WHERE a.oid >= 16384
