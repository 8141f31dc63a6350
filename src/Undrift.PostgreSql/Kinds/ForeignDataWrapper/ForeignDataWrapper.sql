-- One row for each foreign-data wrapper. Its options are read with those of servers and tables.
SELECT
    w.oid,
    w.fdwname::text,
    CASE WHEN w.fdwhandler <> 0 THEN w.fdwhandler::pg_catalog.regproc::text END AS handler,
    CASE WHEN w.fdwvalidator <> 0 THEN w.fdwvalidator::pg_catalog.regproc::text END AS validator,
    w.fdwowner
FROM pg_catalog.pg_foreign_data_wrapper AS w
