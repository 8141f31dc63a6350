CREATE TABLE public.t (a integer, b text); CREATE VIEW public.v AS SELECT a, b FROM public.t;
