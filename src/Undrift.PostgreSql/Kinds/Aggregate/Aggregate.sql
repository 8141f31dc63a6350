-- One row for each aggregate, with every parameter of CREATE AGGREGATE. The result type follows from these.
SELECT
    p.oid,
    n.nspname::text,
    p.proname::text,
    ARRAY(
        SELECT pg_catalog.format_type(u.type, NULL)
        FROM pg_catalog.unnest(p.proargtypes::oid[]) WITH ORDINALITY AS u (type, position)
        ORDER BY u.position
    )::text AS signature,
    ARRAY(
        SELECT pg_catalog.format_type(u.type, NULL)
        FROM pg_catalog.unnest(coalesce(p.proallargtypes, p.proargtypes::oid[])) WITH ORDINALITY AS u (type, position)
        ORDER BY u.position
    )::text AS argument_types,
    p.proargmodes::text[]::text AS argument_modes,
    p.proargnames::text AS argument_names,
    a.aggkind::text,
    a.aggnumdirectargs::bigint,
    a.aggtransfn::text,
    pg_catalog.format_type(a.aggtranstype, NULL) AS transition_type,
    nullif(a.aggtransspace, 0)::bigint AS transition_space,
    CASE WHEN a.aggfinalfn::oid <> 0 THEN a.aggfinalfn::text END AS final_function,
    a.aggfinalextra,
    a.aggfinalmodify::text,
    CASE WHEN a.aggcombinefn::oid <> 0 THEN a.aggcombinefn::text END AS combine_function,
    CASE WHEN a.aggserialfn::oid <> 0 THEN a.aggserialfn::text END AS serial_function,
    CASE WHEN a.aggdeserialfn::oid <> 0 THEN a.aggdeserialfn::text END AS deserial_function,
    a.agginitval,
    CASE WHEN a.aggmtransfn::oid <> 0 THEN a.aggmtransfn::text END AS moving_function,
    CASE WHEN a.aggminvtransfn::oid <> 0 THEN a.aggminvtransfn::text END AS moving_inverse_function,
    CASE WHEN a.aggmtranstype <> 0 THEN pg_catalog.format_type(a.aggmtranstype, NULL) END AS moving_type,
    nullif(a.aggmtransspace, 0)::bigint AS moving_space,
    CASE WHEN a.aggmfinalfn::oid <> 0 THEN a.aggmfinalfn::text END AS moving_final_function,
    a.aggmfinalextra,
    a.aggmfinalmodify::text,
    a.aggminitval,
    CASE WHEN a.aggsortop <> 0 THEN a.aggsortop::pg_catalog.regoper::text END AS sort_operator,
    p.proparallel::text,
    p.proowner
FROM pg_catalog.pg_aggregate AS a
JOIN pg_catalog.pg_proc AS p ON p.oid = a.aggfnoid::oid
JOIN pg_catalog.pg_namespace AS n ON n.oid = p.pronamespace
WHERE left(n.nspname, 3) <> 'pg_' AND n.nspname <> 'information_schema'
