-- One row for each text search dictionary that was made after initdb.
SELECT
    d.oid,
    n.nspname::text,
    d.dictname::text,
    tn.nspname::text AS template_schema,
    t.tmplname::text AS template_name,
    d.dictinitoption,
    d.dictowner
FROM pg_catalog.pg_ts_dict AS d
JOIN pg_catalog.pg_namespace AS n ON n.oid = d.dictnamespace
JOIN pg_catalog.pg_ts_template AS t ON t.oid = d.dicttemplate
JOIN pg_catalog.pg_namespace AS tn ON tn.oid = t.tmplnamespace
WHERE d.oid >= 16384 AND left(n.nspname, 8) <> 'pg_temp_'
