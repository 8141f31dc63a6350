-- NOT NULL constraints of columns; rows of their own since 18. Those of a partition are never its own: attaching it says
-- so, and a dump makes partitions by attaching them.
SELECT
    con.conrelid,
    con.conkey[1],
    con.conname::text,
    con.connoinherit,
    con.convalidated,
    con.conislocal,
    con.oid,
    CASE
        WHEN con.conislocal AND con.coninhcount > 0
        THEN NOT (SELECT c.relispartition FROM pg_catalog.pg_class AS c WHERE c.oid = con.conrelid)
    END AS also_local
FROM pg_catalog.pg_constraint AS con
WHERE con.contype = 'n' AND con.conrelid <> 0
