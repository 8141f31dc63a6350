CREATE TABLE public.t (a timestamp); CREATE VIEW public.v AS SELECT extract(year from a)::integer AS y FROM public.t;
