DO $$ BEGIN CREATE ROLE corpus_owner; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
DO $$ BEGIN CREATE ROLE corpus_reader; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
CREATE TABLE public.t (id integer PRIMARY KEY, note text);
SET allow_system_table_mods = on;
INSERT INTO pg_catalog.pg_seclabel VALUES ('public.t'::regclass, 1259, 0, 'none', 'open');
