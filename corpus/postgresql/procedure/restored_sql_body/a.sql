CREATE TABLE public.t (a integer, b varchar(9)); CREATE PROCEDURE public.f(x integer) LANGUAGE sql BEGIN ATOMIC DELETE FROM public.t WHERE b IN ('x', 'y'); SELECT f.x; END;
