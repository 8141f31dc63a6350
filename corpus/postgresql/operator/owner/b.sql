DO $$ BEGIN CREATE ROLE corpus_superuser SUPERUSER; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
CREATE OPERATOR public.=== (FUNCTION = pg_catalog.int4eq, LEFTARG = integer, RIGHTARG = integer);
ALTER OPERATOR public.=== (integer, integer) OWNER TO corpus_superuser;
