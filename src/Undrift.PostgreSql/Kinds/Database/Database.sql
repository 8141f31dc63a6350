-- One row: this database. Its name is not compared, it differs between environments.
-- datlocprovider and daticulocale exist from 15 on, daticurules from 16 on; datlocale took the place of daticulocale in
-- 17. Older servers take the stand-ins.
SELECT
    pg_catalog.pg_get_userbyid(d.datdba)::text AS owner,
    pg_catalog.pg_encoding_to_char(d.encoding)::text AS encoding,
    d.datcollate::text,
    d.datctype::text,
    d.datlocprovider::text,
    coalesce(d.datlocale, d.daticulocale)::text AS locale,
    d.daticurules::text,
    d.datistemplate,
    nullif(d.datconnlimit, -1)::bigint AS connection_limit,
    c.description
FROM (
    SELECT 'c'::"char" AS datlocprovider, NULL::text AS datlocale, NULL::text AS daticulocale, NULL::text AS daticurules
) AS absent
CROSS JOIN LATERAL (
    SELECT
        oid, datname, datdba, encoding, datcollate, datctype, datlocprovider, datlocale, daticulocale, daticurules,
        datistemplate, datconnlimit
    FROM pg_catalog.pg_database
) AS d
LEFT JOIN pg_catalog.pg_shdescription AS c ON c.classoid = 1262 AND c.objoid = d.oid
WHERE d.datname = pg_catalog.current_database()
