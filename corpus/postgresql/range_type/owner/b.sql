DO $$ BEGIN CREATE ROLE corpus_owner; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
CREATE TYPE public.r AS RANGE (subtype = float8);
ALTER TYPE public.r OWNER TO corpus_owner;
