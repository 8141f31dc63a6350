CREATE TABLE public.t (a integer, b text);
CREATE VIEW public.v AS SELECT * FROM public.t;
