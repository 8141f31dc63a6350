CREATE TABLE public.t (a timestamptz); CREATE VIEW public.v AS SELECT (a AT TIME ZONE 'utc')::date AS d FROM public.t;
