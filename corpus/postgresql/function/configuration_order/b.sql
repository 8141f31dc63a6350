CREATE FUNCTION public.f(a integer, b text) RETURNS integer LANGUAGE sql AS 'SELECT a';
ALTER FUNCTION public.f(integer, text) SET enable_sort = off SET work_mem = '1MB';
