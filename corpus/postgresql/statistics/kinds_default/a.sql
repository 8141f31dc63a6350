CREATE TABLE public.t (a integer, b text, c integer);
CREATE STATISTICS public.s ON a, b FROM public.t;
