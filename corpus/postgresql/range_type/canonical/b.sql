CREATE TYPE public.span;
CREATE FUNCTION public.canon(public.span) RETURNS public.span LANGUAGE internal IMMUTABLE STRICT AS 'int4range_canonical';
CREATE TYPE public.span AS RANGE (subtype = int4, canonical = public.canon);
