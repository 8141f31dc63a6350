-- One row for each range type. Its multirange type exists from 14 on; older servers take the stand-in.
SELECT
    t.oid,
    n.nspname::text,
    t.typname::text,
    pg_catalog.format_type(r.rngsubtype, NULL) AS subtype,
    cn.nspname::text AS operator_class_schema,
    oc.opcname::text AS operator_class,
    CASE WHEN r.rngcollation <> s.typcollation THEN r.rngcollation END AS collation,
    CASE WHEN r.rngcanonical::oid <> 0 THEN r.rngcanonical::text END AS canonical,
    CASE WHEN r.rngsubdiff::oid <> 0 THEN r.rngsubdiff::text END AS subtype_diff,
    m.oid AS multirange_oid,
    mn.nspname::text AS multirange_schema,
    m.typname::text AS multirange_name,
    t.typowner
FROM (SELECT NULL::oid AS rngmultitypid) AS before_14
CROSS JOIN LATERAL (
    SELECT rngtypid, rngsubtype, rngmultitypid, rngcollation, rngsubopc, rngcanonical, rngsubdiff
    FROM pg_catalog.pg_range
) AS r
JOIN pg_catalog.pg_type AS t ON t.oid = r.rngtypid
JOIN pg_catalog.pg_namespace AS n ON n.oid = t.typnamespace
JOIN pg_catalog.pg_type AS s ON s.oid = r.rngsubtype
JOIN pg_catalog.pg_opclass AS oc ON oc.oid = r.rngsubopc
JOIN pg_catalog.pg_namespace AS cn ON cn.oid = oc.opcnamespace
LEFT JOIN pg_catalog.pg_type AS m ON m.oid = r.rngmultitypid
LEFT JOIN pg_catalog.pg_namespace AS mn ON mn.oid = m.typnamespace
WHERE left(n.nspname, 3) <> 'pg_' AND n.nspname <> 'information_schema'
