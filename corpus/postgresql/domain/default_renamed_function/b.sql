CREATE FUNCTION public.g() RETURNS text LANGUAGE sql AS 'SELECT 1::text';
CREATE DOMAIN public.code AS text DEFAULT public.g();
ALTER FUNCTION public.g() RENAME TO f;
