INSERT INTO pg_catalog.pg_collation SELECT (jsonb_populate_record(c, '{"oid": 99999, "collname": "xx_ZZ.utf8"}')).* FROM pg_catalog.pg_collation AS c WHERE c.collname = 'POSIX';
