CREATE TABLE public.t (a integer, b varchar(9));
CREATE STATISTICS public.s ON a, (b IN ('x', 'y')) FROM public.t;
