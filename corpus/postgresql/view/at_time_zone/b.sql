CREATE TABLE public.t (a timestamptz); CREATE VIEW public.v AS SELECT timezone('utc', a)::date AS d FROM public.t;
