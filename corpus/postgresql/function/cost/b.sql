CREATE FUNCTION public.f(a integer, b text) RETURNS integer LANGUAGE sql AS 'SELECT a';
ALTER FUNCTION public.f(integer, text) COST 0.5;
