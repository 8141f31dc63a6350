-- One row for each FOREIGN KEY. A key that refers to a partitioned table has further rows on the same table, one for each
-- partition referred to: they are how the server works and not listed.
-- confdelsetcols exists from 15 on, conperiod and conenforced from 18 on; older servers take the stand-ins.
SELECT
    con.oid,
    con.conrelid,
    con.conname::text,
    con.conkey::text,
    con.confrelid,
    con.confkey::text,
    con.confmatchtype::text,
    con.confupdtype::text,
    con.confdeltype::text,
    con.confdelsetcols::text,
    con.condeferrable,
    con.condeferred,
    con.convalidated,
    con.conenforced,
    con.conperiod,
    parent.conrelid AS parent_table,
    parent.conname::text AS parent_name
FROM (SELECT NULL::smallint[] AS confdelsetcols, true AS conenforced, false AS conperiod) AS absent
CROSS JOIN LATERAL (
    SELECT
        oid, conrelid, conname, conkey, confrelid, confkey, confmatchtype, confupdtype, confdeltype, confdelsetcols,
        condeferrable, condeferred, convalidated, conenforced, conperiod, conparentid
    FROM pg_catalog.pg_constraint
    WHERE contype = 'f'
) AS con
JOIN pg_catalog.pg_class AS c ON c.oid = con.conrelid
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_constraint AS parent ON parent.oid = con.conparentid AND con.conparentid <> 0
WHERE (parent.oid IS NULL OR parent.conrelid <> con.conrelid)
    AND c.relpersistence <> 't'
    AND left(n.nspname, 3) <> 'pg_'
    AND n.nspname <> 'information_schema'
