CREATE TABLE public.t (a timestamp); CREATE VIEW public.v AS SELECT 1 AS y FROM public.t;
