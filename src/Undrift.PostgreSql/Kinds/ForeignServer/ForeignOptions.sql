-- The options of foreign-data wrappers (2328), servers (1417), foreign tables (1259) and their columns. What looks like a
-- secret, by the option's name or by a password within its value, leaves the server only as a hash.
SELECT
    o.catalog,
    o.oid,
    o.number,
    ARRAY(
        SELECT
            CASE
                WHEN u.option ~* '^[^=]*(pass|pwd|secret|token|credential|auth|dsn|conn_?str|connection_?string|(api|access|account|private|secret|storage)_?key)[^=]*='
                    OR u.option ~* '^[^=]*=.*(://[^/@]*:[^/@]*@|(password|passwd|pwd|secret|token|key)\s*=)'
                    THEN pg_catalog.split_part(u.option, '=', 1) || '=sha256:' || pg_catalog.encode(
                        pg_catalog.sha256(pg_catalog.convert_to(u.option, 'UTF8')), 'hex'
                    )
                ELSE u.option
            END
        FROM pg_catalog.unnest(o.options) AS u (option)
    )::text AS options
FROM (
    SELECT 2328::oid AS catalog, w.oid, 0 AS number, w.fdwoptions AS options
    FROM pg_catalog.pg_foreign_data_wrapper AS w
    UNION ALL
    SELECT 1417, s.oid, 0, s.srvoptions
    FROM pg_catalog.pg_foreign_server AS s
    UNION ALL
    SELECT 1259, f.ftrelid, 0, f.ftoptions
    FROM pg_catalog.pg_foreign_table AS f
    UNION ALL
    SELECT 1259, a.attrelid, a.attnum, a.attfdwoptions
    FROM pg_catalog.pg_foreign_table AS f
    JOIN pg_catalog.pg_attribute AS a ON a.attrelid = f.ftrelid
) AS o
WHERE o.options IS NOT NULL
