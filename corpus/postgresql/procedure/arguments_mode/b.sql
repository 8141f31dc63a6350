CREATE PROCEDURE public.p(a integer, INOUT b text) LANGUAGE sql AS 'SELECT NULL::text';
