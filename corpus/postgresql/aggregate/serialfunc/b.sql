CREATE FUNCTION public.s(internal, integer) RETURNS internal LANGUAGE internal IMMUTABLE AS 'int8_avg_accum';
CREATE FUNCTION public.c(internal, internal) RETURNS internal LANGUAGE internal IMMUTABLE AS 'int8_avg_combine';
CREATE FUNCTION public.to1(internal) RETURNS bytea LANGUAGE internal IMMUTABLE STRICT AS 'int8_avg_serialize';
CREATE FUNCTION public.from1(bytea, internal) RETURNS internal LANGUAGE internal IMMUTABLE STRICT AS 'int8_avg_deserialize';
CREATE FUNCTION public.to2(internal) RETURNS bytea LANGUAGE internal IMMUTABLE STRICT AS 'int8_avg_serialize';
CREATE FUNCTION public.from2(bytea, internal) RETURNS internal LANGUAGE internal IMMUTABLE STRICT AS 'int8_avg_deserialize';
CREATE AGGREGATE public.g(integer) (sfunc = public.s, stype = internal, combinefunc = public.c, serialfunc = public.to2, deserialfunc = public.from1, finalfunc = pg_catalog.numeric_poly_avg);
