CREATE FUNCTION public.f(a integer, b text) RETURNS integer LANGUAGE sql AS 'SELECT a';
ALTER FUNCTION public.f(integer, text) SET search_path = pg_temp, public;
