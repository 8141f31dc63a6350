-- One row for each column of a table, view or materialized view. Of those of a view only what can be set on them is
-- compared: name and type follow from the view's query. Schemas and relations are read once (Relations.sql).
-- Deparsing is what costs most, and thousands of columns have the same few defaults (now(), false): one that refers to no
-- column is deparsed once for all that have the same parse tree.
-- attcompression exists from 14 on; older servers take the stand-in of the first sub-select.
SELECT
    a.attrelid,
    a.attnum,
    a.attname::text,
    a.atttypid,
    a.attcollation,
    CASE WHEN c.relkind IN ('r', 'p', 'f') THEN pg_catalog.format_type(a.atttypid, a.atttypmod) END AS type,
    a.attcollation <> t.typcollation AS has_collation,
    a.attnotnull,
    d.oid IS NOT NULL AS has_expression,
    CASE WHEN same.tree IS NULL THEN pg_catalog.pg_get_expr(d.adbin, d.adrelid) ELSE same.expression END AS expression,
    a.attidentity::text,
    a.attgenerated::text,
    (CASE WHEN a.attstorage <> t.typstorage THEN a.attstorage END)::text AS storage,
    a.attcompression::text,
    CASE WHEN a.attstattarget >= 0 THEN a.attstattarget::bigint END AS statistics,
    a.attoptions::text,
    a.attinhcount > 0 AS inherited,
    a.attislocal,
    a.attacl::text
FROM (SELECT ''::"char" AS attcompression) AS before_14
CROSS JOIN LATERAL (
    SELECT
        attrelid, attnum, attname, atttypid, atttypmod, attcollation, attnotnull, attidentity, attgenerated, attstorage,
        attcompression, attstattarget, attoptions, attinhcount, attislocal, attacl
    FROM pg_catalog.pg_attribute
    WHERE attnum > 0 AND NOT attisdropped
) AS a
JOIN pg_catalog.pg_class AS c ON c.oid = a.attrelid
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
JOIN pg_catalog.pg_type AS t ON t.oid = a.atttypid
LEFT JOIN pg_catalog.pg_attrdef AS d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
LEFT JOIN (
    SELECT once.tree, pg_catalog.pg_get_expr(once.adbin, once.adrelid) AS expression
    FROM (
        SELECT DISTINCT ON (tree) e.adbin::text COLLATE "C" AS tree, e.adbin, e.adrelid
        FROM pg_catalog.pg_attrdef AS e
        OFFSET 0
    ) AS once
    WHERE once.tree NOT LIKE '%{VAR %'
    OFFSET 0
) AS same ON same.tree = d.adbin::text COLLATE "C"
WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm')
    AND c.relpersistence <> 't'
    AND left(n.nspname, 3) <> 'pg_'
    AND n.nspname <> 'information_schema'
