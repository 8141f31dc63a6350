-- One row for each index that is not behind a constraint. Elements come as the raw arrays; what
-- those do not tell is read for all indexes at once (IndexColumns.sql).
-- indnullsnotdistinct exists from 15 on; older servers take the stand-in of the first sub-select.
SELECT
    x.indexrelid,
    x.indrelid,
    c.relname::text,
    am.amname::text,
    x.indisunique,
    x.indnullsnotdistinct,
    x.indnkeyatts,
    x.indkey::text,
    x.indoption::text,
    x.indclass::text,
    x.indcollation::text,
    x.indpred IS NOT NULL AS partial,
    pg_catalog.pg_get_expr(x.indpred, x.indrelid) AS predicate,
    c.reloptions::text,
    ts.spcname::text,
    x.indisvalid,
    x.indisready AND x.indislive AS ready,
    x.indisclustered,
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
WHERE c.relpersistence <> 't'
    AND left(n.nspname, 3) <> 'pg_'
    AND n.nspname <> 'information_schema'
    AND NOT EXISTS (
        SELECT FROM pg_catalog.pg_constraint AS con
        WHERE con.conindid = x.indexrelid AND con.conrelid = x.indrelid AND con.contype IN ('p', 'u', 'x')
    )
