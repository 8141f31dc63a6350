CREATE TABLE public.t (a integer, b varchar(9)); CREATE FUNCTION public.f(x integer) RETURNS bigint LANGUAGE sql RETURN (SELECT count(*) FROM public.t WHERE b IN ('x', 'y'));
