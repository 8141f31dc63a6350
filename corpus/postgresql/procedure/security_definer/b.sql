CREATE PROCEDURE public.p(a integer, b text) LANGUAGE sql AS 'SELECT 1';
ALTER PROCEDURE public.p(integer, text) SECURITY DEFINER;
