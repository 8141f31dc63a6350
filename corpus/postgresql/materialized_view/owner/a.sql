DO $$ BEGIN CREATE ROLE corpus_owner; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
CREATE MATERIALIZED VIEW public.m AS SELECT 1 AS a;
