CREATE FUNCTION public.p(a integer, b text) RETURNS void LANGUAGE sql AS 'SELECT 1';
