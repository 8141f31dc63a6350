-- One row for each foreign server. Its options are read with those of wrappers and tables.
SELECT s.oid, s.srvname::text, w.fdwname::text, s.srvtype, s.srvversion, s.srvowner
FROM pg_catalog.pg_foreign_server AS s
JOIN pg_catalog.pg_foreign_data_wrapper AS w ON w.oid = s.srvfdw
