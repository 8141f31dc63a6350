-- Names of collations, for columns and for the elements of indexes.
SELECT co.oid, n.nspname::text, co.collname::text
FROM pg_catalog.pg_collation AS co
JOIN pg_catalog.pg_namespace AS n ON n.oid = co.collnamespace
WHERE co.oid >= 16384
    OR co.oid = 100
    OR co.oid IN (SELECT a.attcollation FROM pg_catalog.pg_attribute AS a WHERE a.attcollation <> 100)
