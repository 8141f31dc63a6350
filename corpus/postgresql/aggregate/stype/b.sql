CREATE FUNCTION public.poly(anyelement, integer) RETURNS anyelement LANGUAGE sql IMMUTABLE AS 'SELECT $1';
CREATE AGGREGATE public.g(integer) (sfunc = public.poly, stype = integer);
