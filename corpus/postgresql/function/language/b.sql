SET check_function_bodies = off;
CREATE FUNCTION public.f(a integer, b text) RETURNS integer LANGUAGE sql AS 'BEGIN RETURN 1; END';
