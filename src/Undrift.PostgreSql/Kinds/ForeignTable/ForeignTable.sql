-- One row for each foreign table. Its options are read with those of wrappers and servers, its columns with all others.
-- inhdetachpending exists from 14 on; older servers take the stand-in of the first sub-select.
SELECT
    f.ftrelid,
    s.srvname::text,
    c.relispartition,
    CASE WHEN c.relispartition THEN pg_catalog.pg_get_expr(c.relpartbound, c.oid) END AS partition_bound,
    (
        SELECT pg_catalog.bool_or(i.inhdetachpending)
        FROM (SELECT false AS inhdetachpending) AS before_14
        CROSS JOIN LATERAL (
            SELECT inhdetachpending FROM pg_catalog.pg_inherits WHERE inhrelid = f.ftrelid
        ) AS i
    ) AS detaching
FROM pg_catalog.pg_foreign_table AS f
JOIN pg_catalog.pg_foreign_server AS s ON s.oid = f.ftserver
JOIN pg_catalog.pg_class AS c ON c.oid = f.ftrelid
