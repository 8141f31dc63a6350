-- One row for each ordinary or partitioned table.
-- inhdetachpending exists from 14 on; older servers take the stand-in of the first sub-select.
SELECT
    c.oid,
    n.nspname::text,
    c.relname::text,
    c.relpersistence::text,
    c.reloptions::text,
    toast.reloptions::text AS toast_options,
    am.amname::text,
    ts.spcname::text,
    CASE WHEN c.relkind = 'p' THEN pg_catalog.pg_get_partkeydef(c.oid) END AS partition_key,
    CASE WHEN c.relispartition THEN pg_catalog.pg_get_expr(c.relpartbound, c.oid) END AS partition_bound,
    c.relispartition,
    parents.detaching,
    c.relreplident::text,
    identity_index.relname::text AS replica_identity_index,
    c.relrowsecurity,
    c.relforcerowsecurity,
    CASE WHEN c.reloftype <> 0 THEN pg_catalog.format_type(c.reloftype, NULL) END AS of_type
FROM pg_catalog.pg_class AS c
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_am AS am ON am.oid = c.relam
LEFT JOIN pg_catalog.pg_tablespace AS ts ON ts.oid = c.reltablespace
LEFT JOIN pg_catalog.pg_class AS toast ON toast.oid = c.reltoastrelid AND toast.reloptions IS NOT NULL
LEFT JOIN (
    SELECT i.inhrelid, pg_catalog.bool_or(i.inhdetachpending) AS detaching
    FROM (SELECT false AS inhdetachpending) AS before_14
    CROSS JOIN LATERAL (SELECT inhrelid, inhdetachpending FROM pg_catalog.pg_inherits) AS i
    GROUP BY i.inhrelid
) AS parents ON parents.inhrelid = c.oid
LEFT JOIN pg_catalog.pg_index AS x ON c.relreplident = 'i' AND x.indrelid = c.oid AND x.indisreplident
LEFT JOIN pg_catalog.pg_class AS identity_index ON identity_index.oid = x.indexrelid
WHERE c.relkind IN ('r', 'p')
    AND c.relpersistence <> 't'
    AND left(n.nspname, 3) <> 'pg_'
    AND n.nspname <> 'information_schema'
