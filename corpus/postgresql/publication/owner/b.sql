DO $$ BEGIN CREATE ROLE corpus_superuser SUPERUSER; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
CREATE TABLE public.t (a integer);
CREATE PUBLICATION p FOR TABLE public.t;
ALTER PUBLICATION p OWNER TO corpus_superuser;
