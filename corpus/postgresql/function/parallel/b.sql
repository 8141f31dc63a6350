CREATE FUNCTION public.f(a integer, b text) RETURNS integer LANGUAGE sql AS 'SELECT a';
ALTER FUNCTION public.f(integer, text) PARALLEL SAFE;
