DO $$ BEGIN CREATE ROLE corpus_owner; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
CREATE SEQUENCE public.s;
CREATE TABLE public.t (a integer);
ALTER TABLE public.t OWNER TO corpus_owner;
ALTER SEQUENCE public.s OWNER TO corpus_owner;
ALTER SEQUENCE public.s OWNED BY public.t.a;
