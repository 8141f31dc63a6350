CREATE FUNCTION public.cmp(integer, point) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 0';
