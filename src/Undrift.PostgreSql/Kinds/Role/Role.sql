-- One row for each role that is not the server's own (FirstNormalObjectId, 16384). pg_roles and not pg_authid: nobody's
-- password is read, and every role may read it.
SELECT
    r.rolname::text,
    r.rolsuper,
    r.rolinherit,
    r.rolcreaterole,
    r.rolcreatedb,
    r.rolcanlogin,
    r.rolreplication,
    r.rolbypassrls,
    nullif(r.rolconnlimit, -1)::bigint AS connection_limit,
    nullif(r.rolvaliduntil, 'infinity')::text AS valid_until,
    d.description
FROM pg_catalog.pg_roles AS r
LEFT JOIN pg_catalog.pg_shdescription AS d ON d.classoid = 1260 AND d.objoid = r.oid
WHERE r.oid >= 16384
