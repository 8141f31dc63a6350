-- One row for each transform: initdb makes none.
SELECT
    t.oid,
    pg_catalog.format_type(t.trftype, NULL) AS type,
    l.lanname::text,
    CASE WHEN t.trffromsql::oid <> 0 THEN t.trffromsql::text END AS from_sql,
    CASE WHEN t.trftosql::oid <> 0 THEN t.trftosql::text END AS to_sql
FROM pg_catalog.pg_transform AS t
JOIN pg_catalog.pg_language AS l ON l.oid = t.trflang
