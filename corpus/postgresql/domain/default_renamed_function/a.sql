CREATE FUNCTION public.f() RETURNS text LANGUAGE sql AS 'SELECT 1::text';
CREATE DOMAIN public.code AS text DEFAULT public.f();
