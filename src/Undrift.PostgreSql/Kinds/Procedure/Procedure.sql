-- One row for each procedure. Volatility, strictness, cost and the like do not exist for these.
-- prosqlbody: see Function.sql.
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
    p.proowner
FROM (SELECT NULL::text AS prosqlbody) AS before_14
CROSS JOIN LATERAL (
    SELECT
        oid, pronamespace, proname, proowner, proargtypes::oid[] AS proargtypes, proallargtypes, proargmodes, proargnames,
        pronargdefaults, prolang, prosrc, probin, prosqlbody, prosecdef, proconfig, protrftypes, prokind
    FROM pg_catalog.pg_proc
) AS p
JOIN pg_catalog.pg_namespace AS n ON n.oid = p.pronamespace
JOIN pg_catalog.pg_language AS l ON l.oid = p.prolang
WHERE p.prokind = 'p' AND left(n.nspname, 3) <> 'pg_' AND n.nspname <> 'information_schema'
