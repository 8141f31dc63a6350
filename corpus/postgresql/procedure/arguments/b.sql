CREATE PROCEDURE public.p(a integer, b text DEFAULT 'x') LANGUAGE sql AS 'SELECT 1';
