CREATE TABLE public.t (a integer, b varchar(9)); CREATE INDEX i ON public.t (a) WHERE b IN ('x', 'y');
