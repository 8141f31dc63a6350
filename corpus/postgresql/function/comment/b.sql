CREATE FUNCTION public.f(a integer, b text) RETURNS integer LANGUAGE sql AS 'SELECT a';
COMMENT ON FUNCTION public.f(integer, text) IS 'f';
