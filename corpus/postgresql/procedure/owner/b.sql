DO $$ BEGIN CREATE ROLE corpus_owner; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
CREATE PROCEDURE public.p(integer) LANGUAGE sql AS 'SELECT 1';
ALTER PROCEDURE public.p(integer) OWNER TO corpus_owner;
