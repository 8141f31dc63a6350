CREATE OPERATOR FAMILY public.f1 USING btree;
ALTER OPERATOR FAMILY public.f1 USING btree ADD OPERATOR 1 < (integer, bigint);
