CREATE TABLE public.t (a integer, b text, c integer);
CREATE STATISTICS public.s ON (lower(b)), (a - c) FROM public.t;
