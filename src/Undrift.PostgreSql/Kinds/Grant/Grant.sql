-- One row for each object whose ACL is not the built-in default. Beside it stands what it is compared with: what initdb or
-- the script of an extension granted (pg_init_privs), else the built-in default. Of the server's own objects (OID below
-- 16384) only those are listed that were changed since; initdb grants on information_schema without a record, so that it
-- is left out. The schema public is always listed: what PUBLIC may do in it differs between servers. Columns of
-- users' relations come with the columns (Column.sql). Temporary objects are left out.
SELECT x.catalog, x.oid, x.subid, x.schema, x.name, x.part, x.owner, x.acl::text, x.base::text
FROM (
    SELECT
        1259::oid AS catalog,
        c.oid,
        0 AS subid,
        n.nspname::text AS schema,
        c.relname::text AS name,
        NULL::text AS part,
        c.relowner AS owner,
        c.relacl AS acl,
        coalesce(
            i.initprivs, pg_catalog.acldefault(CASE c.relkind WHEN 'S' THEN 's' ELSE 'r' END::"char", c.relowner)
        ) AS base
    FROM pg_catalog.pg_class AS c
    JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
    LEFT JOIN pg_catalog.pg_init_privs AS i ON i.classoid = 1259 AND i.objoid = c.oid AND i.objsubid = 0
    WHERE c.relacl IS NOT NULL
        AND c.relpersistence <> 't'
        AND (c.oid >= 16384 OR c.relacl IS DISTINCT FROM i.initprivs)
        AND n.nspname <> 'information_schema'
    UNION ALL
    SELECT
        1259, c.oid, a.attnum, n.nspname::text, c.relname::text, a.attname::text, c.relowner, a.attacl,
        coalesce(i.initprivs, '{}')
    FROM pg_catalog.pg_attribute AS a
    JOIN pg_catalog.pg_class AS c ON c.oid = a.attrelid
    JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
    LEFT JOIN pg_catalog.pg_init_privs AS i ON i.classoid = 1259 AND i.objoid = c.oid AND i.objsubid = a.attnum
    WHERE a.attrelid < 16384
        AND a.attacl IS NOT NULL
        AND a.attacl IS DISTINCT FROM i.initprivs
        AND n.nspname <> 'information_schema'
    UNION ALL
    SELECT
        1255, p.oid, 0, n.nspname::text, p.proname::text,
        pg_catalog.oidvectortypes(p.proargtypes), p.proowner, p.proacl, coalesce(i.initprivs, pg_catalog.acldefault('f', p.proowner))
    FROM pg_catalog.pg_proc AS p
    JOIN pg_catalog.pg_namespace AS n ON n.oid = p.pronamespace
    LEFT JOIN pg_catalog.pg_init_privs AS i ON i.classoid = 1255 AND i.objoid = p.oid
    WHERE p.proacl IS NOT NULL
        AND left(n.nspname, 8) <> 'pg_temp_'
        AND n.nspname <> 'information_schema'
        AND (p.oid >= 16384 OR p.proacl IS DISTINCT FROM i.initprivs)
    UNION ALL
    SELECT
        1247, t.oid, t.typrelid::integer, n.nspname::text, t.typname::text, NULL, t.typowner, t.typacl,
        coalesce(i.initprivs, pg_catalog.acldefault('T', t.typowner))
    FROM pg_catalog.pg_type AS t
    JOIN pg_catalog.pg_namespace AS n ON n.oid = t.typnamespace
    LEFT JOIN pg_catalog.pg_init_privs AS i ON i.classoid = 1247 AND i.objoid = t.oid
    WHERE t.typacl IS NOT NULL
        AND left(n.nspname, 8) <> 'pg_temp_'
        AND n.nspname <> 'information_schema'
        AND (t.oid >= 16384 OR t.typacl IS DISTINCT FROM i.initprivs)
    UNION ALL
    SELECT
        2615, n.oid, 0, n.nspname::text, n.nspname::text, pg_catalog.current_setting('server_version_num'), n.nspowner,
        coalesce(n.nspacl, pg_catalog.acldefault('n', n.nspowner)),
        coalesce(i.initprivs, pg_catalog.acldefault('n', n.nspowner))
    FROM pg_catalog.pg_namespace AS n
    LEFT JOIN pg_catalog.pg_init_privs AS i ON i.classoid = 2615 AND i.objoid = n.oid
    WHERE (n.nspacl IS NOT NULL OR n.nspname = 'public')
        AND left(n.nspname, 8) <> 'pg_temp_'
        AND (n.oid >= 16384 OR n.nspname = 'public' OR n.nspacl IS DISTINCT FROM i.initprivs)
        AND n.nspname <> 'information_schema'
    UNION ALL
    SELECT
        2612, l.oid, 0, '', l.lanname::text, NULL, l.lanowner, l.lanacl,
        coalesce(i.initprivs, pg_catalog.acldefault('l', l.lanowner))
    FROM pg_catalog.pg_language AS l
    LEFT JOIN pg_catalog.pg_init_privs AS i ON i.classoid = 2612 AND i.objoid = l.oid
    WHERE l.lanacl IS NOT NULL AND (l.oid >= 16384 OR l.lanacl IS DISTINCT FROM i.initprivs)
    UNION ALL
    SELECT
        2328, w.oid, 0, '', w.fdwname::text, NULL, w.fdwowner, w.fdwacl,
        coalesce(i.initprivs, pg_catalog.acldefault('F', w.fdwowner))
    FROM pg_catalog.pg_foreign_data_wrapper AS w
    LEFT JOIN pg_catalog.pg_init_privs AS i ON i.classoid = 2328 AND i.objoid = w.oid
    WHERE w.fdwacl IS NOT NULL
    UNION ALL
    SELECT
        1417, s.oid, 0, '', s.srvname::text, NULL, s.srvowner, s.srvacl,
        coalesce(i.initprivs, pg_catalog.acldefault('S', s.srvowner))
    FROM pg_catalog.pg_foreign_server AS s
    LEFT JOIN pg_catalog.pg_init_privs AS i ON i.classoid = 1417 AND i.objoid = s.oid
    WHERE s.srvacl IS NOT NULL
) AS x
