-- One row for each table that a publication names. Those of FOR ALL TABLES and of schemas have none.
-- prqual and prattrs exist from 15 on; older servers take the stand-ins of the first sub-select.
SELECT
    p.pubname::text,
    r.prrelid,
    r.prattrs::smallint[]::text AS columns,
    r.prqual IS NOT NULL AS has_filter,
    pg_catalog.pg_get_expr(r.prqual, r.prrelid) AS row_filter
FROM (SELECT NULL::pg_catalog.pg_node_tree AS prqual, NULL::pg_catalog.int2vector AS prattrs) AS before_15
CROSS JOIN LATERAL (
    SELECT prpubid, prrelid, prqual, prattrs FROM pg_catalog.pg_publication_rel
) AS r
JOIN pg_catalog.pg_publication AS p ON p.oid = r.prpubid
