DO $$ BEGIN CREATE ROLE corpus_owner; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
CREATE AGGREGATE public.total(integer) (SFUNC = int4pl, STYPE = integer);
ALTER AGGREGATE public.total(integer) OWNER TO corpus_owner;
