CREATE FUNCTION public.twice(integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 2 * $1';
CREATE OPERATOR public.@#@ (RIGHTARG = integer, FUNCTION = public.twice);
