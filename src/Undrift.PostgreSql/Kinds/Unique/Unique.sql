-- One row for each UNIQUE constraint with the index behind it.
-- conperiod exists from 18 on, indnullsnotdistinct from 15 on; older servers take the stand-ins of the first sub-select.
SELECT
    con.oid,
    con.conrelid,
    con.conname::text,
    con.condeferrable,
    con.condeferred,
    con.conperiod,
    parent.conrelid AS parent_table,
    parent.conname::text AS parent_name,
    x.indexrelid,
    x.indnkeyatts,
    x.indkey::text,
    x.indnullsnotdistinct,
    x.indisvalid,
    x.indisready AND x.indislive AS ready,
    x.indisclustered,
    c.reloptions::text,
    ts.spcname::text
FROM (SELECT false AS conperiod, false AS indnullsnotdistinct) AS absent
CROSS JOIN LATERAL (
    SELECT oid, conrelid, conname, condeferrable, condeferred, conperiod, conparentid, conindid
    FROM pg_catalog.pg_constraint
    WHERE contype = 'u'
) AS con
CROSS JOIN LATERAL (
    SELECT indexrelid, indnkeyatts, indkey, indnullsnotdistinct, indisvalid, indisready, indislive, indisclustered
    FROM pg_catalog.pg_index
    WHERE indexrelid = con.conindid
) AS x
JOIN pg_catalog.pg_class AS c ON c.oid = con.conindid
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_tablespace AS ts ON ts.oid = c.reltablespace
LEFT JOIN pg_catalog.pg_constraint AS parent ON parent.oid = con.conparentid AND con.conparentid <> 0
WHERE c.relpersistence <> 't' AND left(n.nspname, 3) <> 'pg_' AND n.nspname <> 'information_schema'
