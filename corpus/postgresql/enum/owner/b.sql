DO $$ BEGIN CREATE ROLE corpus_owner; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
CREATE TYPE public.e AS ENUM ('a');
ALTER TYPE public.e OWNER TO corpus_owner;
