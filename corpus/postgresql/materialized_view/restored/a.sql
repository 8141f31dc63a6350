CREATE TABLE public.t (a integer, b varchar(9)); CREATE MATERIALIZED VIEW public.v AS SELECT a FROM public.t WHERE b IN ('x', 'y');
