-- One row for each schema of which a publication publishes every table, from 15 on. Older servers have no
-- pg_publication_namespace (6237), so its rows are found by what they depend on: the publication and the schema.
SELECT p.pubname::text, n.nspname::text
FROM pg_catalog.pg_depend AS d
JOIN pg_catalog.pg_publication AS p ON p.oid = d.refobjid
JOIN pg_catalog.pg_depend AS s ON s.classid = 6237 AND s.objid = d.objid AND s.refclassid = 2615
JOIN pg_catalog.pg_namespace AS n ON n.oid = s.refobjid
WHERE d.classid = 6237 AND d.refclassid = 6104
