-- One row for each CHECK constraint of a table. A constraint is inherited by its name.
-- conenforced exists from 18 on; older servers take the stand-in of the first sub-select.
SELECT
    con.oid,
    con.conrelid,
    con.conname::text,
    pg_catalog.pg_get_expr(con.conbin, con.conrelid) AS expression,
    con.connoinherit,
    con.convalidated,
    con.conenforced,
    con.coninhcount > 0 AND con.conislocal AS also_local,
    CASE
        WHEN con.coninhcount > 0 THEN (
            SELECT i.inhparent
            FROM pg_catalog.pg_inherits AS i
            JOIN pg_catalog.pg_constraint AS p
                ON p.conrelid = i.inhparent AND p.contypid = 0 AND p.conname = con.conname AND p.contype = 'c'
            WHERE i.inhrelid = con.conrelid
            ORDER BY i.inhseqno
            LIMIT 1
        )
    END AS parent_table
FROM (SELECT true AS conenforced) AS before_18
CROSS JOIN LATERAL (
    SELECT
        oid, conrelid, conname, conbin, connoinherit, convalidated, conenforced, coninhcount, conislocal
    FROM pg_catalog.pg_constraint
    WHERE contype = 'c' AND conrelid <> 0
) AS con
JOIN pg_catalog.pg_class AS c ON c.oid = con.conrelid
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p', 'f')
    AND c.relpersistence <> 't'
    AND left(n.nspname, 3) <> 'pg_'
    AND n.nspname <> 'information_schema'
