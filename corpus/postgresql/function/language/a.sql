CREATE FUNCTION public.f(a integer, b text) RETURNS integer LANGUAGE plpgsql AS 'BEGIN RETURN 1; END';
