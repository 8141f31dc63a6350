-- One row for each collation that was made after initdb, but for those of the operating system, which
-- pg_import_system_collations() puts into pg_catalog. The locale of another provider than libc stands in collcollate
-- before 15, in colliculocale in 15 and 16, in colllocale from 17 on; rules exist from 16 on.
SELECT
    c.oid,
    n.nspname::text,
    c.collname::text,
    c.collprovider::text,
    c.collisdeterministic,
    c.collcollate::text,
    c.collctype::text,
    coalesce(c.colllocale, c.colliculocale) AS locale,
    c.collicurules,
    c.collowner
FROM (SELECT NULL::text AS colliculocale, NULL::text AS colllocale, NULL::text AS collicurules) AS other_version
CROSS JOIN LATERAL (
    SELECT
        oid, collnamespace, collname, collowner, collprovider, collisdeterministic, collencoding, collcollate, collctype,
        colliculocale, colllocale, collicurules
    FROM pg_catalog.pg_collation
) AS c
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.collnamespace
WHERE c.oid >= 16384
    AND c.collencoding IN (-1, pg_catalog.pg_char_to_encoding(pg_catalog.getdatabaseencoding()))
    AND n.nspname <> 'pg_catalog'
    AND left(n.nspname, 8) <> 'pg_temp_'
