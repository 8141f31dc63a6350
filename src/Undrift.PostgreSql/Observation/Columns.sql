-- One row for each column of a table. "Valued": a row that is there already gets a value, or needs none.
SELECT
    a.attrelid,
    a.attnum,
    a.attname::text,
    a.atttypid,
    a.atttypmod,
    pg_catalog.format_type(a.atttypid, a.atttypmod),
    a.attnotnull,
    a.atthasdef OR a.attidentity <> '' OR t.typdefault IS NOT NULL AS valued,
    a.attgenerated <> '' AS generated
FROM pg_catalog.pg_attribute AS a
JOIN pg_catalog.pg_class AS c ON c.oid = a.attrelid
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
JOIN pg_catalog.pg_type AS t ON t.oid = a.atttypid
WHERE a.attnum > 0
    AND NOT a.attisdropped
    AND c.relkind IN ('r', 'p')
    AND c.relpersistence <> 't'
    AND left(n.nspname, 3) <> 'pg_'
    AND n.nspname NOT IN ('information_schema', 'undrift_watch')
