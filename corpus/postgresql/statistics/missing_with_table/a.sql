CREATE TABLE public.t (a integer, b text, c integer);
CREATE SCHEMA x;
CREATE STATISTICS x.s (ndistinct, mcv) ON a, b FROM public.t;
