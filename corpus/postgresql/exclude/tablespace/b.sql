CREATE EXTENSION btree_gist; CREATE TABLE public.t (a integer, r int4range, s int4range);
ALTER TABLE public.t ADD CONSTRAINT t_x EXCLUDE USING gist (r WITH &&);
-- No test may make a tablespace: the catalog row is all that is read.
UPDATE pg_catalog.pg_class SET reltablespace = 1664 WHERE oid = 'public.t_x'::regclass;
