-- One row for each sequence, with the column that it belongs to: deptype a = OWNED BY, i = identity.
SELECT
    c.oid,
    n.nspname::text,
    c.relname::text,
    c.relpersistence::text,
    pg_catalog.format_type(s.seqtypid, NULL),
    s.seqstart,
    s.seqincrement,
    s.seqmin,
    s.seqmax,
    s.seqcache,
    s.seqcycle,
    d.deptype::text,
    d.refobjid,
    d.refobjsubid,
    c.relowner,
    own.attname::text
FROM pg_catalog.pg_sequence AS s
JOIN pg_catalog.pg_class AS c ON c.oid = s.seqrelid
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_depend AS d
    ON d.classid = 1259
    AND d.objid = c.oid
    AND d.objsubid = 0
    AND d.refclassid = 1259
    AND d.refobjsubid > 0
    AND d.deptype IN ('a', 'i')
LEFT JOIN pg_catalog.pg_attribute AS own ON own.attrelid = d.refobjid AND own.attnum = d.refobjsubid
WHERE c.relpersistence <> 't' AND left(n.nspname, 3) <> 'pg_' AND n.nspname <> 'information_schema'
