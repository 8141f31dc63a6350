DO $$ BEGIN CREATE ROLE corpus_superuser SUPERUSER; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
CREATE SUBSCRIPTION s CONNECTION 'dbname=nowhere' PUBLICATION p WITH (connect = false, streaming = off);
