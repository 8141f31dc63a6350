CREATE TABLE public.t (a integer, b text, c integer);
CREATE STATISTICS public.s (ndistinct, mcv) ON a, c FROM public.t;
