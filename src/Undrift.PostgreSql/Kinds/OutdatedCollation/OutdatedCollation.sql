-- One row for each collation that now sorts by another version of its library than when it was made or last refreshed:
-- those that a user made, those of the server that something depends on, and the database's own ("default", 100), whose
-- version stands in pg_database from 15 on. 15 tells the actual one only by a function that older servers lack: a query in
-- a text names it without their stumbling over it.
SELECT
    c.oid,
    n.nspname::text,
    c.collname::text,
    c.stored,
    c.actual
FROM (
    SELECT
        co.oid,
        co.collnamespace,
        co.collname,
        co.collencoding,
        CASE
            WHEN co.oid <> 100 THEN co.collversion
            ELSE (
                SELECT d.datcollversion
                FROM (SELECT NULL::text AS datcollversion) AS before_15
                CROSS JOIN LATERAL (SELECT datname, datcollversion FROM pg_catalog.pg_database) AS d
                WHERE d.datname = pg_catalog.current_database()
            )
        END AS stored,
        coalesce(
            pg_catalog.pg_collation_actual_version(co.oid),
            CASE WHEN co.oid = 100 AND pg_catalog.current_setting('server_version_num')::integer / 10000 = 15 THEN
                substring(
                    pg_catalog.query_to_xml(
                        'SELECT pg_catalog.pg_database_collation_actual_version(oid) AS v '
                        'FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database()',
                        false, true, ''
                    )::text FROM '<v>(.*)</v>'
                )
            END
        ) AS actual
    FROM pg_catalog.pg_collation AS co
    WHERE co.oid = 100
        OR co.oid >= 16384
        OR co.oid IN (SELECT d.refobjid FROM pg_catalog.pg_depend AS d WHERE d.refclassid = 3456)
) AS c
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.collnamespace
WHERE c.stored IS NOT NULL
    AND c.collencoding IN (-1, pg_catalog.pg_char_to_encoding(pg_catalog.getdatabaseencoding()))
    AND c.stored IS DISTINCT FROM c.actual
