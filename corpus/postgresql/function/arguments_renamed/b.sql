CREATE FUNCTION public.f(a integer, c text) RETURNS integer LANGUAGE sql AS 'SELECT 1';
