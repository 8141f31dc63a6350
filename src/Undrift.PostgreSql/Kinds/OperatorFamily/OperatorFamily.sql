-- One row for each operator family that was made after initdb, and for those of the server's own to which something was
-- added since.
SELECT f.oid, n.nspname::text, f.opfname::text, am.amname::text, f.opfowner
FROM pg_catalog.pg_opfamily AS f
JOIN pg_catalog.pg_namespace AS n ON n.oid = f.opfnamespace
JOIN pg_catalog.pg_am AS am ON am.oid = f.opfmethod
WHERE left(n.nspname, 8) <> 'pg_temp_'
    AND (
        f.oid >= 16384
        OR f.oid IN (
            SELECT m.amopfamily FROM pg_catalog.pg_amop AS m WHERE m.oid >= 16384
            UNION ALL
            SELECT m.amprocfamily FROM pg_catalog.pg_amproc AS m WHERE m.oid >= 16384
        )
    )
