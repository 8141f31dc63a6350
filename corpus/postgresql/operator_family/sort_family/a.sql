CREATE OPERATOR FAMILY public.f1 USING gist;
ALTER OPERATOR FAMILY public.f1 USING gist ADD OPERATOR 15 <-> (point, point) FOR ORDER BY pg_catalog.float_ops;
