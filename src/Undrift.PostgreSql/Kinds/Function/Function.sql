-- One row for each function and window function. What a type brings with it (the constructors of a range type) depends
-- on the type internally and is not listed. prosqlbody exists from 14 on, and so does the function that prints it:
-- the body is cut out of pg_get_functiondef(), which every version has.
SELECT
    p.oid,
    n.nspname::text,
    p.proname::text,
    ARRAY(
        SELECT pg_catalog.format_type(u.type, NULL)
        FROM pg_catalog.unnest(p.proargtypes) WITH ORDINALITY AS u (type, position)
        ORDER BY u.position
    )::text AS signature,
    ARRAY(
        SELECT pg_catalog.format_type(u.type, NULL)
        FROM pg_catalog.unnest(coalesce(p.proallargtypes, p.proargtypes)) WITH ORDINALITY AS u (type, position)
        ORDER BY u.position
    )::text AS argument_types,
    p.proargmodes::text[]::text AS argument_modes,
    p.proargnames::text AS argument_names,
    (CASE WHEN p.pronargdefaults > 0 THEN ARRAY(
        SELECT pg_catalog.pg_get_function_arg_default(p.oid, position)
        FROM pg_catalog.generate_series(1, cardinality(coalesce(p.proallargtypes, p.proargtypes))) AS position
        ORDER BY position
    ) END)::text AS argument_defaults,
    l.lanname::text,
    p.prosrc,
    p.probin,
    CASE WHEN p.prosqlbody IS NOT NULL THEN
        pg_catalog.regexp_replace(
            pg_catalog.regexp_replace(pg_catalog.pg_get_functiondef(p.oid), E'^.*?\\n LANGUAGE sql\\n', ''),
            E'^( [^\\n]*\\n)*',
            ''
        )
    END AS sql_body,
    p.prosecdef,
    p.proconfig::text,
    ARRAY(
        SELECT pg_catalog.format_type(u.type, NULL)
        FROM pg_catalog.unnest(p.protrftypes) WITH ORDINALITY AS u (type, position)
        ORDER BY u.position
    )::text AS transforms,
    p.pronargdefaults::integer,
    p.proretset,
    pg_catalog.format_type(p.prorettype, NULL) AS result_type,
    p.prokind::text,
    p.provolatile::text,
    p.proisstrict,
    p.proleakproof,
    p.proparallel::text,
    CASE WHEN p.procost <> CASE WHEN l.lanname IN ('c', 'internal') THEN 1 ELSE 100 END THEN p.procost::text END AS cost,
    CASE WHEN p.prorows NOT IN (0, 1000) THEN p.prorows::text END AS rows,
    CASE WHEN p.prosupport::oid <> 0 THEN p.prosupport::text END AS support,
    p.proowner
FROM (SELECT NULL::text AS prosqlbody) AS before_14
CROSS JOIN LATERAL (
    SELECT
        oid, pronamespace, proname, proowner, proargtypes::oid[] AS proargtypes, proallargtypes, proargmodes, proargnames,
        pronargdefaults, prolang, prosrc, probin, prosqlbody, prosecdef, proconfig, protrftypes, proretset, prorettype,
        prokind, provolatile, proisstrict, proleakproof, proparallel, procost, prorows, prosupport
    FROM pg_catalog.pg_proc
) AS p
JOIN pg_catalog.pg_namespace AS n ON n.oid = p.pronamespace
JOIN pg_catalog.pg_language AS l ON l.oid = p.prolang
WHERE p.prokind IN ('f', 'w')
    AND left(n.nspname, 3) <> 'pg_'
    AND n.nspname <> 'information_schema'
    AND NOT EXISTS (
        SELECT FROM pg_catalog.pg_depend AS d
        WHERE d.classid = 1255 AND d.objid = p.oid AND d.deptype = 'i'
    )
