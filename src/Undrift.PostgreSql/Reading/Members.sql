-- Objects that belong to an extension (e), and those that somebody made depend on one (x: ALTER … DEPENDS ON EXTENSION).
SELECT d.classid, d.objid, e.extname::text, d.deptype::text
FROM pg_catalog.pg_depend AS d
JOIN pg_catalog.pg_extension AS e ON e.oid = d.refobjid
WHERE d.refclassid = 3079 AND d.deptype IN ('e', 'x')
