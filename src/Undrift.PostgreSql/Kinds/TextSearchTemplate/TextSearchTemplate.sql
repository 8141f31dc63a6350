-- One row for each text search template that was made after initdb.
SELECT
    t.oid,
    n.nspname::text,
    t.tmplname::text,
    CASE WHEN t.tmplinit::oid <> 0 THEN t.tmplinit::text END AS init,
    t.tmpllexize::text
FROM pg_catalog.pg_ts_template AS t
JOIN pg_catalog.pg_namespace AS n ON n.oid = t.tmplnamespace
WHERE t.oid >= 16384 AND left(n.nspname, 8) <> 'pg_temp_'
