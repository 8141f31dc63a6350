-- One row for each type made with CREATE TYPE … (INPUT = …). The array types that the server makes for other types are
-- known by array_in (750). typsubscript exists from 14 on.
SELECT
    t.oid,
    n.nspname::text,
    t.typname::text,
    t.typinput::text,
    t.typoutput::text,
    CASE WHEN t.typreceive::oid <> 0 THEN t.typreceive::text END AS receive,
    CASE WHEN t.typsend::oid <> 0 THEN t.typsend::text END AS send,
    CASE WHEN t.typmodin::oid <> 0 THEN t.typmodin::text END AS typmod_in,
    CASE WHEN t.typmodout::oid <> 0 THEN t.typmodout::text END AS typmod_out,
    CASE WHEN t.typanalyze::oid <> 0 THEN t.typanalyze::text END AS analyze,
    CASE WHEN t.typsubscript::oid <> 0 THEN t.typsubscript::text END AS subscript,
    t.typlen::bigint,
    t.typbyval,
    t.typalign::text,
    t.typstorage::text,
    t.typcategory::text,
    t.typispreferred,
    t.typdefault,
    CASE WHEN t.typelem <> 0 THEN pg_catalog.format_type(t.typelem, NULL) END AS element,
    t.typdelim::text,
    t.typcollation <> 0 AS collatable
FROM (SELECT 0::oid AS typsubscript) AS before_14
CROSS JOIN LATERAL (
    SELECT
        oid, typnamespace, typname, typtype, typinput, typoutput, typreceive, typsend, typmodin, typmodout, typanalyze,
        typsubscript, typlen, typbyval, typalign, typstorage, typcategory, typispreferred, typdefault, typelem,
        typdelim, typcollation
    FROM pg_catalog.pg_type
) AS t
JOIN pg_catalog.pg_namespace AS n ON n.oid = t.typnamespace
WHERE t.typtype = 'b' AND t.oid >= 16384 AND t.typinput::oid <> 750 AND left(n.nspname, 8) <> 'pg_temp_'
