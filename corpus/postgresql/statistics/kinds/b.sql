CREATE TABLE public.t (a integer, b text, c integer);
CREATE STATISTICS public.s (ndistinct, dependencies) ON a, b FROM public.t;
