CREATE EXTENSION btree_gist; CREATE TABLE public.t (a integer, r int4range, s int4range);
ALTER TABLE public.t ADD CONSTRAINT t_x EXCLUDE USING gist (r WITH &&);
