CREATE TABLE public.t (a integer, b text, c integer);
CREATE STATISTICS public.s (mcv, dependencies, ndistinct) ON a, b FROM public.t;
