CREATE TABLE public.t (a integer, b text, c integer);
CREATE STATISTICS public.s (ndistinct, mcv) ON a, b FROM public.t;
