CREATE FUNCTION public.poly(anyelement, integer) RETURNS anyelement LANGUAGE sql IMMUTABLE AS 'SELECT $1';
CREATE FUNCTION public.inv(anyelement, integer) RETURNS anyelement LANGUAGE sql IMMUTABLE AS 'SELECT $1';
CREATE FUNCTION public.fin(anyelement) RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT 1::bigint';
CREATE AGGREGATE public.g(integer) (sfunc = public.poly, stype = bigint, msfunc = public.poly, minvfunc = public.inv, mfinalfunc = public.fin, mstype = integer);
