-- NOT NULL constraints of columns; rows of their own since 18.
SELECT con.conrelid, con.conkey[1], con.conname::text, con.connoinherit, con.convalidated, con.conislocal, con.oid
FROM pg_catalog.pg_constraint AS con
WHERE con.contype = 'n' AND con.conrelid <> 0
