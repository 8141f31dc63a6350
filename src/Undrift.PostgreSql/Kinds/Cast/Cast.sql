-- One row for each cast that was made after initdb (FirstNormalObjectId, 16384): casts stand in no schema. What a type
-- brings with it (from 14 on, the cast of a range type to its multirange type) depends on the type internally.
-- A temporary type takes its casts along.
SELECT
    c.oid,
    pg_catalog.format_type(c.castsource, NULL) AS source,
    pg_catalog.format_type(c.casttarget, NULL) AS target,
    c.castmethod::text,
    c.castfunc <> 0 AS has_function,
    CASE WHEN c.castfunc <> 0 THEN c.castfunc::pg_catalog.regprocedure::text END AS function,
    c.castcontext::text
FROM pg_catalog.pg_cast AS c
WHERE c.oid >= 16384
    AND NOT EXISTS (
        SELECT FROM pg_catalog.pg_depend AS d
        WHERE d.classid = 2605 AND d.objid = c.oid AND d.deptype = 'i'
    )
    AND NOT EXISTS (
        SELECT FROM pg_catalog.pg_type AS t
        JOIN pg_catalog.pg_namespace AS n ON n.oid = t.typnamespace
        WHERE t.oid IN (c.castsource, c.casttarget) AND left(n.nspname, 8) = 'pg_temp_'
    )
