-- One row for each conversion that was made after initdb.
SELECT
    c.oid,
    n.nspname::text,
    c.conname::text,
    pg_catalog.pg_encoding_to_char(c.conforencoding)::text AS source,
    pg_catalog.pg_encoding_to_char(c.contoencoding)::text AS target,
    c.conproc::text,
    c.condefault,
    c.conowner
FROM pg_catalog.pg_conversion AS c
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.connamespace
WHERE c.oid >= 16384 AND left(n.nspname, 8) <> 'pg_temp_'
