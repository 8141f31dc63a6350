-- One row for each type made with CREATE TYPE … (INPUT = …), and for each shell that never became one. An array type has
-- no array type of its own; shells are pseudo-types.
-- typsubscript exists from 14 on; older servers take the stand-in.
SELECT
    t.oid,
    n.nspname::text,
    t.typname::text,
    NOT t.typisdefined AS shell,
    t.typlen::bigint,
    t.typbyval,
    t.typalign::text,
    t.typstorage::text,
    t.typcategory::text,
    t.typispreferred,
    t.typdefault,
    CASE WHEN t.typelem <> 0 THEN pg_catalog.format_type(t.typelem, NULL) END AS element,
    t.typdelim::text,
    t.typcollation <> 0 AS collatable,
    CASE WHEN t.typinput::oid <> 0 THEN t.typinput::text END AS input,
    CASE WHEN t.typoutput::oid <> 0 THEN t.typoutput::text END AS output,
    CASE WHEN t.typreceive::oid <> 0 THEN t.typreceive::text END AS receive,
    CASE WHEN t.typsend::oid <> 0 THEN t.typsend::text END AS send,
    CASE WHEN t.typmodin::oid <> 0 THEN t.typmodin::text END AS typmod_in,
    CASE WHEN t.typmodout::oid <> 0 THEN t.typmodout::text END AS typmod_out,
    CASE WHEN t.typanalyze::oid <> 0 THEN t.typanalyze::text END AS analyze,
    CASE WHEN t.typsubscript::oid <> 0 THEN t.typsubscript::text END AS subscript,
    t.typowner
FROM (SELECT 0::pg_catalog.regproc AS typsubscript) AS before_14
CROSS JOIN LATERAL (
    SELECT
        oid, typname, typnamespace, typowner, typisdefined, typlen, typbyval, typalign, typstorage, typcategory, typispreferred,
        typdefault, typelem, typdelim, typcollation, typinput, typoutput, typreceive, typsend, typmodin, typmodout,
        typanalyze, typsubscript
    FROM pg_catalog.pg_type
    WHERE (typtype = 'b' AND typarray <> 0) OR (typtype = 'p' AND NOT typisdefined)
) AS t
JOIN pg_catalog.pg_namespace AS n ON n.oid = t.typnamespace
WHERE left(n.nspname, 3) <> 'pg_' AND n.nspname <> 'information_schema'
