CREATE PROCEDURE public.p(a integer, b text) LANGUAGE sql AS 'SELECT 1';
COMMENT ON PROCEDURE public.p(integer, text) IS 'p';
