CREATE TABLE public.t (a integer, b text, c integer);
CREATE STATISTICS public.s ON (upper(b)), a FROM public.t;
