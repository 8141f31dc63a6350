CREATE TABLE public.t (a integer, b varchar(9)); CREATE VIEW public.v AS SELECT a FROM public.t WHERE b IN ('x', 'y');
