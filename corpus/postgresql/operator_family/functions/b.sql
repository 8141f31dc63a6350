CREATE FUNCTION public.cmp(integer, bigint) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 0';
CREATE OPERATOR FAMILY public.f1 USING btree;
ALTER OPERATOR FAMILY public.f1 USING btree ADD FUNCTION 1 (integer, bigint) public.cmp(integer, bigint);
