-- One row for each access method that was made after initdb. Its type is that of what the handler returns.
SELECT a.oid, a.amname::text, a.amhandler::text, a.amtype::text
FROM pg_catalog.pg_am AS a
WHERE a.oid >= 16384
