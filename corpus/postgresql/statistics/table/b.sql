CREATE TABLE public.t (a integer, b text, c integer);
CREATE TABLE public.u (a integer, b text, c integer);
CREATE STATISTICS public.s (ndistinct, mcv) ON a, b FROM public.u;
