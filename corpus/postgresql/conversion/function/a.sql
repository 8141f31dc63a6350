CREATE FUNCTION public.own(integer, integer, cstring, internal, integer, boolean) RETURNS integer LANGUAGE c STRICT AS '$libdir/utf8_and_iso8859', 'utf8_to_iso8859';
CREATE CONVERSION public.c FOR 'UTF8' TO 'LATIN2' FROM utf8_to_iso8859;
