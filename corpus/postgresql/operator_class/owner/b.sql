DO $$ BEGIN CREATE ROLE corpus_superuser SUPERUSER; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
CREATE OPERATOR FAMILY public.f USING btree;
CREATE OPERATOR CLASS public.c FOR TYPE integer USING btree FAMILY public.f AS OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >, FUNCTION 1 btint4cmp(integer, integer);
ALTER OPERATOR CLASS public.c USING btree OWNER TO corpus_superuser;
