DO $$ BEGIN CREATE ROLE corpus_owner; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
DO $$ BEGIN CREATE ROLE corpus_reader; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
DO $$ BEGIN CREATE ROLE "corpus we""ird, {name}"; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
DO $$ BEGIN CREATE ROLE "PUBLIC"; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
CREATE TABLE public."a.b" ("c d" integer);
GRANT SELECT ON public."a.b" TO PUBLIC;
GRANT SELECT ON public."a.b" TO "PUBLIC";
GRANT SELECT ("c d") ON public."a.b" TO "corpus we""ird, {name}";
