-- One row for each element of an index, or of the index behind a constraint, that is more than a column: an expression, or
-- one with options of its operator class or a statistics target. What the server notes in the options for itself
-- (pg_attver) is left out. The type of an expression tells its default operator class, unless the class stores another.
SELECT
    a.attrelid,
    a.attnum,
    x.indkey[a.attnum - 1] = 0 AS is_expression,
    CASE WHEN x.indkey[a.attnum - 1] = 0 THEN pg_catalog.pg_get_indexdef(a.attrelid, a.attnum, false) END AS expression,
    CASE WHEN o.opckeytype = 0 THEN a.atttypid ELSE 0 END AS type,
    CASE WHEN a.attoptions IS NOT NULL THEN pg_catalog.array_to_string(
        ARRAY(SELECT option FROM pg_catalog.unnest(a.attoptions) AS option WHERE left(option, 10) <> 'pg_attver='), ', '
    ) END AS options,
    CASE WHEN a.attstattarget >= 0 THEN a.attstattarget::bigint END AS statistics
FROM pg_catalog.pg_index AS x
JOIN pg_catalog.pg_class AS c ON c.oid = x.indexrelid
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
JOIN pg_catalog.pg_attribute AS a ON a.attrelid = x.indexrelid AND a.attnum > 0
LEFT JOIN pg_catalog.pg_opclass AS o ON o.oid = x.indclass[a.attnum - 1]
WHERE ((x.indexprs IS NOT NULL AND x.indkey[a.attnum - 1] = 0) OR a.attoptions IS NOT NULL OR a.attstattarget >= 0)
    AND c.relpersistence <> 't'
    AND left(n.nspname, 3) <> 'pg_'
    AND n.nspname <> 'information_schema'
