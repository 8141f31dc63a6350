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
    x.indkey::smallint[]::text,
    x.indoption::smallint[]::text,
    x.indclass::oid[]::text,
    x.indcollation::oid[]::text,
    ARRAY(
        SELECT CASE WHEN x.indkey[k - 1] = 0 THEN pg_catalog.pg_get_indexdef(x.indexrelid, k, false) END
        FROM pg_catalog.generate_series(1, x.indnkeyatts::integer) AS k
        ORDER BY k
    )::text AS expressions,
    ARRAY(
        SELECT CASE WHEN o.opckeytype = 0 THEN a.atttypid ELSE 0 END
        FROM pg_catalog.generate_series(1, x.indnkeyatts::integer) AS k
        JOIN pg_catalog.pg_attribute AS a ON a.attrelid = x.indexrelid AND a.attnum = k
        JOIN pg_catalog.pg_opclass AS o ON o.oid = x.indclass[k - 1]
        ORDER BY k
    )::text AS expression_types,
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
    x.indisclustered,
    attributes.numbers::text,
    attributes.options::text,
    attributes.statistics::text
FROM pg_catalog.pg_constraint AS con
JOIN pg_catalog.pg_index AS x ON x.indexrelid = con.conindid
JOIN pg_catalog.pg_class AS c ON c.oid = con.conindid
JOIN pg_catalog.pg_am AS am ON am.oid = c.relam
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_tablespace AS ts ON ts.oid = c.reltablespace
LEFT JOIN pg_catalog.pg_constraint AS parent ON parent.oid = con.conparentid AND con.conparentid <> 0
LEFT JOIN LATERAL (
    SELECT
        array_agg(a.attnum) AS numbers,
        array_agg(
            pg_catalog.array_to_string(
                ARRAY(SELECT o FROM pg_catalog.unnest(a.attoptions) AS o WHERE left(o, 10) <> 'pg_attver='), ', '
            )
        ) AS options,
        array_agg(CASE WHEN a.attstattarget >= 0 THEN a.attstattarget::text ELSE '' END) AS statistics
    FROM pg_catalog.pg_attribute AS a
    WHERE a.attrelid = con.conindid AND (a.attoptions IS NOT NULL OR a.attstattarget >= 0) AND a.attnum > 0
) AS attributes ON true
WHERE con.contype = 'x'
    AND c.relpersistence <> 't'
    AND left(n.nspname, 3) <> 'pg_'
    AND n.nspname <> 'information_schema'
