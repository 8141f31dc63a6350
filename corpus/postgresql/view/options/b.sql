CREATE TABLE public.t (a integer, b text);
CREATE VIEW public.v AS SELECT a, b FROM public.t;
-- What a later version may add: the catalog row is all that is read.
UPDATE pg_catalog.pg_class SET reloptions = '{later=1}' WHERE oid = 'public.v'::regclass;
