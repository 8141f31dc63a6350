CREATE FUNCTION public.f(a integer, b text DEFAULT 'y') RETURNS integer LANGUAGE sql AS 'SELECT a';
