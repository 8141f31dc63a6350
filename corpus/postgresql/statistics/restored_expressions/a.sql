CREATE TABLE public.t (a integer, b varchar(9));
CREATE STATISTICS public.s ON (b IN ('x', 'y')) FROM public.t;
