-- One row for each publication. Its tables and schemas are objects of their own.
-- pubgencols exists from 18 on; older servers take the stand-in of the first sub-select, and publish no generated column.
SELECT
    p.oid,
    p.pubname::text,
    p.puballtables,
    p.pubinsert,
    p.pubupdate,
    p.pubdelete,
    p.pubtruncate,
    p.pubviaroot,
    p.pubgencols::text,
    p.pubowner
FROM (SELECT 'n'::"char" AS pubgencols) AS before_18
CROSS JOIN LATERAL (
    SELECT
        oid, pubname, pubowner, puballtables, pubinsert, pubupdate, pubdelete, pubtruncate, pubviaroot, pubgencols
    FROM pg_catalog.pg_publication
) AS p
