-- One row for each materialized view.
SELECT
    c.oid,
    n.nspname::text,
    c.relname::text,
    pg_catalog.pg_get_viewdef(c.oid) AS definition,
    c.reloptions::text,
    toast.reloptions::text AS toast_options,
    am.amname::text,
    ts.spcname::text,
    c.relpersistence::text,
    c.relreplident::text,
    identity_index.relname::text AS replica_identity_index,
    c.relispopulated
FROM pg_catalog.pg_class AS c
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_am AS am ON am.oid = c.relam
LEFT JOIN pg_catalog.pg_tablespace AS ts ON ts.oid = c.reltablespace
LEFT JOIN pg_catalog.pg_class AS toast ON toast.oid = c.reltoastrelid AND toast.reloptions IS NOT NULL
LEFT JOIN pg_catalog.pg_index AS x ON c.relreplident = 'i' AND x.indrelid = c.oid AND x.indisreplident
LEFT JOIN pg_catalog.pg_class AS identity_index ON identity_index.oid = x.indexrelid
WHERE c.relkind = 'm' AND left(n.nspname, 3) <> 'pg_' AND n.nspname <> 'information_schema'
