CREATE TABLE public.t (a integer, b text);
CREATE MATERIALIZED VIEW public.m AS SELECT a, b FROM public.t;
-- No server makes one yet: the catalog row is all that is read.
UPDATE pg_catalog.pg_class SET relpersistence = 'u' WHERE oid = 'public.m'::regclass;
