-- Objects that belong to an extension.
SELECT d.classid, d.objid, e.extname::text
FROM pg_catalog.pg_depend AS d
JOIN pg_catalog.pg_extension AS e ON e.oid = d.refobjid
WHERE d.refclassid = 3079 AND d.deptype = 'e'
