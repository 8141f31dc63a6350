CREATE TABLE public.t (a integer, b text); CREATE VIEW public.v AS SELECT a, b, 1 AS c FROM public.t;
