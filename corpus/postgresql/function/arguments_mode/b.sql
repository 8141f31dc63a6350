CREATE FUNCTION public.f(a integer, INOUT b text) RETURNS text LANGUAGE sql AS 'SELECT b';
