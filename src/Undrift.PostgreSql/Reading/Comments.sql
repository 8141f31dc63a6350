-- Comments on user objects: those made after initdb (FirstNormalObjectId, 16384) and the one on the schema public (2200).
SELECT classoid, objoid, objsubid, description
FROM pg_catalog.pg_description
WHERE objoid >= 16384 OR (classoid = 2615 AND objoid = 2200)
