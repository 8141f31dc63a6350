CREATE FUNCTION public.f(a integer, b text DEFAULT 'x, y') RETURNS integer LANGUAGE sql AS 'SELECT a';
