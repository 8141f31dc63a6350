-- One row for each text search parser that was made after initdb.
SELECT
    p.oid,
    n.nspname::text,
    p.prsname::text,
    p.prsstart::text,
    p.prstoken::text,
    p.prsend::text,
    p.prslextype::text,
    CASE WHEN p.prsheadline::oid <> 0 THEN p.prsheadline::text END AS headline
FROM pg_catalog.pg_ts_parser AS p
JOIN pg_catalog.pg_namespace AS n ON n.oid = p.prsnamespace
WHERE p.oid >= 16384 AND left(n.nspname, 8) <> 'pg_temp_'
