CREATE TABLE public.t (a integer, b text);
CREATE VIEW public.v WITH (security_barrier = on) AS SELECT a, b FROM public.t;
