CREATE OPERATOR FAMILY public.f1 USING gist;
CREATE OPERATOR FAMILY public.other USING btree;
ALTER OPERATOR FAMILY public.f1 USING gist ADD OPERATOR 15 <-> (point, point) FOR ORDER BY public.other;
