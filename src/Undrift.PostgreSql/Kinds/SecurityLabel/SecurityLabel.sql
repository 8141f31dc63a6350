-- One row for each security label in this database, and for those on the database itself.
SELECT
    s.classoid,
    s.objoid,
    s.objsubid,
    CASE i.type WHEN 'schema' THEN i.name ELSE i.schema END AS schema,
    i.type || ' ' || i.identity AS target,
    s.provider,
    s.label
FROM pg_catalog.pg_seclabel AS s
CROSS JOIN LATERAL pg_catalog.pg_identify_object(s.classoid, s.objoid, s.objsubid) AS i
UNION ALL
SELECT s.classoid, s.objoid, 0, NULL, 'database', s.provider, s.label
FROM pg_catalog.pg_shseclabel AS s
JOIN pg_catalog.pg_database AS d ON s.classoid = 1262 AND s.objoid = d.oid AND d.datname = pg_catalog.current_database()
