CREATE FUNCTION public.cmp(point, point) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 0';
CREATE OPERATOR CLASS public.own FOR TYPE point USING btree FAMILY pg_catalog.integer_ops AS FUNCTION 1 public.cmp(point, point);
