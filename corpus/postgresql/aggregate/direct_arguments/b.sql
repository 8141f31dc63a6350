CREATE FUNCTION public.t1(bigint, integer) RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT $1';
CREATE FUNCTION public.t1(bigint, integer, integer) RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT $1';
CREATE AGGREGATE public.g(integer ORDER BY integer) (sfunc = public.t1, stype = bigint);
