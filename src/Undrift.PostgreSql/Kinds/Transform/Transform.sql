-- One row for each transform: initdb makes none.
SELECT
    tr.oid,
    pg_catalog.format_type(tr.trftype, NULL) AS type,
    l.lanname::text,
    CASE WHEN tr.trffromsql::oid <> 0 THEN tr.trffromsql::text END AS from_sql,
    CASE WHEN tr.trftosql::oid <> 0 THEN tr.trftosql::text END AS to_sql
FROM pg_catalog.pg_transform AS tr
JOIN pg_catalog.pg_language AS l ON l.oid = tr.trflang
WHERE NOT EXISTS (
        SELECT FROM pg_catalog.pg_type AS t
        JOIN pg_catalog.pg_namespace AS n ON n.oid = t.typnamespace
        WHERE t.oid = tr.trftype AND left(n.nspname, 8) = 'pg_temp_'
    )
