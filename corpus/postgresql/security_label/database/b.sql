DO $$ BEGIN CREATE ROLE corpus_owner; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
DO $$ BEGIN CREATE ROLE corpus_reader; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
SET allow_system_table_mods = on;
INSERT INTO pg_catalog.pg_shseclabel SELECT oid, 1262, 'none', 'x' FROM pg_catalog.pg_database WHERE datname = current_database();
