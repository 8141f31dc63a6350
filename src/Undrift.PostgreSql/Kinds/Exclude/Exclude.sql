-- One row for each EXCLUDE constraint with the index behind it.
SELECT
    con.oid,
    con.conrelid,
    con.conname::text,
    con.condeferrable,
    con.condeferred,
    parent.conrelid AS parent_table,
    parent.conname::text AS parent_name,
    x.indexrelid,
    x.indnkeyatts,
    x.indkey::text,
    x.indoption::text,
    x.indclass::text,
    x.indcollation::text,
    ARRAY(
        SELECT
            CASE
                WHEN opn.nspname = 'pg_catalog' THEN op.oprname::text
                ELSE pg_catalog.format('OPERATOR(%I.%s)', opn.nspname, op.oprname)
            END
        FROM pg_catalog.unnest(con.conexclop) WITH ORDINALITY AS used (oid, position)
        JOIN pg_catalog.pg_operator AS op ON op.oid = used.oid
        JOIN pg_catalog.pg_namespace AS opn ON opn.oid = op.oprnamespace
        ORDER BY used.position
    )::text AS operators,
    x.indpred IS NOT NULL AS partial,
    pg_catalog.pg_get_expr(x.indpred, x.indrelid) AS predicate,
    am.amname::text,
    c.reloptions::text,
    ts.spcname::text,
    x.indisvalid,
    x.indisready AND x.indislive AS ready,
    x.indisclustered
FROM pg_catalog.pg_constraint AS con
JOIN pg_catalog.pg_index AS x ON x.indexrelid = con.conindid
JOIN pg_catalog.pg_class AS c ON c.oid = con.conindid
JOIN pg_catalog.pg_am AS am ON am.oid = c.relam
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_tablespace AS ts ON ts.oid = c.reltablespace
LEFT JOIN pg_catalog.pg_constraint AS parent ON parent.oid = con.conparentid AND con.conparentid <> 0
WHERE con.contype = 'x'
    AND c.relpersistence <> 't'
    AND left(n.nspname, 3) <> 'pg_'
    AND n.nspname <> 'information_schema'
