-- One row for each operator class that was made after initdb.
SELECT
    o.oid,
    n.nspname::text,
    o.opcname::text,
    am.amname::text,
    o.opcintype,
    pg_catalog.format_type(o.opcintype, NULL) AS type,
    CASE WHEN o.opckeytype <> 0 THEN pg_catalog.format_type(o.opckeytype, NULL) END AS storage,
    o.opcdefault,
    o.opcfamily,
    fn.nspname::text AS family_schema,
    f.opfname::text AS family_name,
    o.opcowner
FROM pg_catalog.pg_opclass AS o
JOIN pg_catalog.pg_namespace AS n ON n.oid = o.opcnamespace
JOIN pg_catalog.pg_am AS am ON am.oid = o.opcmethod
JOIN pg_catalog.pg_opfamily AS f ON f.oid = o.opcfamily
JOIN pg_catalog.pg_namespace AS fn ON fn.oid = f.opfnamespace
WHERE o.oid >= 16384 AND left(n.nspname, 8) <> 'pg_temp_'
