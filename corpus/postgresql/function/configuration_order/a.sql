CREATE FUNCTION public.f(a integer, b text) RETURNS integer LANGUAGE sql AS 'SELECT a';
ALTER FUNCTION public.f(integer, text) SET work_mem = '1MB' SET enable_sort = off;
