-- Comments on user objects: those made after initdb (FirstNormalObjectId, 16384), the one on the schema public (2200),
-- and those on extensions and languages (plpgsql, which is both, is made by initdb).
SELECT classoid, objoid, objsubid, description
FROM pg_catalog.pg_description
WHERE objoid >= 16384 OR (classoid = 2615 AND objoid = 2200) OR classoid IN (2612, 3079)
