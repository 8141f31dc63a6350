CREATE FUNCTION public.cmp(integer, point) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 0';
ALTER OPERATOR FAMILY pg_catalog.integer_ops USING btree ADD FUNCTION 1 (integer, point) public.cmp(integer, point);
