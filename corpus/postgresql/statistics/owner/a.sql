DO $$ BEGIN CREATE ROLE corpus_superuser SUPERUSER; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
CREATE TABLE public.t (a integer, b text);
CREATE STATISTICS public.s ON a, b FROM public.t;
