CREATE TABLE public.t (a integer, b text);
CREATE MATERIALIZED VIEW public.m AS SELECT a, b FROM public.t;
ALTER MATERIALIZED VIEW public.m SET (toast.autovacuum_enabled = false);
