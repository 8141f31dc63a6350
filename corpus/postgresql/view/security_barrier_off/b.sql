CREATE TABLE public.t (a integer, b text);
CREATE VIEW public.v WITH (security_barrier = off) AS SELECT a, b FROM public.t;
