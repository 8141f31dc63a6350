CREATE TABLE public.t (c integer, b text, a integer);
CREATE STATISTICS public.s (ndistinct, mcv) ON b, a FROM public.t;
