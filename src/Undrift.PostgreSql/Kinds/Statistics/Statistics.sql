-- One row for each extended statistics object. What was gathered (pg_statistic_ext_data) is data.
-- stxexprs exists from 14 on; older servers take the stand-in of the first sub-select. No target is -1 before 17, null since.
SELECT
    s.oid,
    n.nspname::text,
    s.stxname::text,
    s.stxrelid,
    s.stxkind::text AS kinds,
    s.stxkeys::smallint[]::text AS columns,
    s.stxexprs IS NOT NULL AS has_expressions,
    pg_catalog.pg_get_expr(s.stxexprs, s.stxrelid) AS expressions,
    CASE WHEN s.stxstattarget >= 0 THEN s.stxstattarget::bigint END AS target,
    s.stxowner
FROM (SELECT NULL::pg_catalog.pg_node_tree AS stxexprs) AS before_14
CROSS JOIN LATERAL (
    SELECT oid, stxnamespace, stxname, stxowner, stxrelid, stxkind, stxkeys, stxexprs, stxstattarget
    FROM pg_catalog.pg_statistic_ext
) AS s
JOIN pg_catalog.pg_namespace AS n ON n.oid = s.stxnamespace
