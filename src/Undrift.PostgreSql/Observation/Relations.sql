-- One row for each relation: where its rows are kept, how often it was read in this transaction, who may do what with it.
SELECT
    c.oid,
    c.relkind::text,
    n.nspname::text,
    c.relname::text,
    coalesce(pg_catalog.pg_relation_filenode(c.oid), 0)::bigint,
    x.indrelid,
    (SELECT min(i.inhparent) FROM pg_catalog.pg_inherits AS i WHERE i.inhrelid = c.oid) AS parent,
    coalesce(pg_catalog.pg_stat_get_xact_numscans(c.oid), 0),
    concat_ws(
        ' ',
        c.relowner,
        coalesce(c.relacl, pg_catalog.acldefault('r', c.relowner))::text,
        c.relrowsecurity,
        c.relforcerowsecurity
    ) AS rights
FROM pg_catalog.pg_class AS c
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_index AS x ON x.indexrelid = c.oid
WHERE c.relkind IN ('r', 'p', 'm', 'v', 'f', 'i', 'I')
    AND c.relpersistence <> 't'
    AND left(n.nspname, 3) <> 'pg_'
    AND n.nspname NOT IN ('information_schema', 'undrift_watch')
