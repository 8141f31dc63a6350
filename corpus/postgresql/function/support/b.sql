CREATE FUNCTION public.f() RETURNS SETOF integer LANGUAGE sql AS 'SELECT 1';
ALTER FUNCTION public.f() SUPPORT generate_series_int4_support;
