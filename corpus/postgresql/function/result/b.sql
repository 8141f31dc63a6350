CREATE FUNCTION public.f(a integer, b text) RETURNS bigint LANGUAGE sql AS 'SELECT a';
