-- One row for each index that is not behind a constraint. Elements come as the raw arrays; only expressions are deparsed.
-- indnullsnotdistinct exists from 15 on; older servers take the stand-in of the first sub-select.
SELECT
    x.indexrelid,
    x.indrelid,
    c.relname::text,
    am.amname::text,
    x.indisunique,
    x.indnullsnotdistinct,
    x.indnkeyatts,
    x.indkey::smallint[]::text,
    x.indoption::smallint[]::text,
    x.indclass::oid[]::text,
    x.indcollation::oid[]::text,
    (CASE
        WHEN x.indexprs IS NOT NULL THEN ARRAY(
            SELECT CASE WHEN x.indkey[k - 1] = 0 THEN pg_catalog.pg_get_indexdef(x.indexrelid, k, false) END
            FROM pg_catalog.generate_series(1, x.indnkeyatts::integer) AS k
            ORDER BY k
        )
    END)::text AS expressions,
    (CASE
        WHEN x.indexprs IS NOT NULL THEN ARRAY(
            SELECT CASE WHEN o.opckeytype = 0 THEN a.atttypid ELSE 0 END
            FROM pg_catalog.generate_series(1, x.indnkeyatts::integer) AS k
            JOIN pg_catalog.pg_attribute AS a ON a.attrelid = x.indexrelid AND a.attnum = k
            JOIN pg_catalog.pg_opclass AS o ON o.oid = x.indclass[k - 1]
            ORDER BY k
        )
    END)::text AS expression_types,
    x.indpred IS NOT NULL AS partial,
    pg_catalog.pg_get_expr(x.indpred, x.indrelid) AS predicate,
    c.reloptions::text,
    ts.spcname::text,
    x.indisvalid,
    x.indisready AND x.indislive AS ready,
    x.indisclustered,
    attributes.numbers::text,
    attributes.options::text,
    attributes.statistics::text,
    parent.relname::text,
    parent_index.indrelid
FROM (SELECT false AS indnullsnotdistinct) AS before_15
CROSS JOIN LATERAL (
    SELECT
        indexrelid, indrelid, indisunique, indnullsnotdistinct, indnkeyatts, indkey, indoption, indclass, indcollation,
        indexprs, indpred, indisvalid, indisready, indislive, indisclustered
    FROM pg_catalog.pg_index
) AS x
JOIN pg_catalog.pg_class AS c ON c.oid = x.indexrelid
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
JOIN pg_catalog.pg_am AS am ON am.oid = c.relam
LEFT JOIN pg_catalog.pg_tablespace AS ts ON ts.oid = c.reltablespace
LEFT JOIN pg_catalog.pg_inherits AS i ON i.inhrelid = x.indexrelid
LEFT JOIN pg_catalog.pg_class AS parent ON parent.oid = i.inhparent
LEFT JOIN pg_catalog.pg_index AS parent_index ON parent_index.indexrelid = i.inhparent
LEFT JOIN (
    SELECT
        a.attrelid,
        array_agg(a.attnum) AS numbers,
        array_agg(
            pg_catalog.array_to_string(
                ARRAY(SELECT o FROM pg_catalog.unnest(a.attoptions) AS o WHERE left(o, 10) <> 'pg_attver='), ', '
            )
        ) AS options,
        array_agg(CASE WHEN a.attstattarget >= 0 THEN a.attstattarget::text ELSE '' END) AS statistics
    FROM pg_catalog.pg_attribute AS a
    JOIN pg_catalog.pg_class AS ic ON ic.oid = a.attrelid
    WHERE (a.attoptions IS NOT NULL OR a.attstattarget >= 0) AND ic.relkind IN ('i', 'I') AND a.attnum > 0
    GROUP BY a.attrelid
) AS attributes ON attributes.attrelid = x.indexrelid
WHERE c.relpersistence <> 't'
    AND left(n.nspname, 3) <> 'pg_'
    AND n.nspname <> 'information_schema'
    AND NOT EXISTS (
        SELECT FROM pg_catalog.pg_constraint AS con
        WHERE con.conindid = x.indexrelid AND con.conrelid = x.indrelid AND con.contype IN ('p', 'u', 'x')
    )
