CREATE TYPE public.span AS RANGE (subtype = float8);
CREATE FUNCTION public.span(text) RETURNS text LANGUAGE sql AS 'SELECT $1';
