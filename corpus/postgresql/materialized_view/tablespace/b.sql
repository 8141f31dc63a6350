CREATE TABLE public.t (a integer, b text);
CREATE MATERIALIZED VIEW public.m AS SELECT a, b FROM public.t;
-- No test may make a tablespace: the catalog row is all that is read.
UPDATE pg_catalog.pg_class SET reltablespace = 1664 WHERE oid = 'public.m'::regclass;
