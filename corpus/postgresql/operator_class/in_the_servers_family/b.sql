CREATE FUNCTION public.cmp(point, point) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 0';
