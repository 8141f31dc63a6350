CREATE EXTENSION btree_gist; CREATE TABLE public.t (a integer, r int4range) PARTITION BY LIST (a); CREATE TABLE public.t1 PARTITION OF public.t FOR VALUES IN (1);
ALTER TABLE public.t ADD CONSTRAINT t_x EXCLUDE USING gist (a WITH =, r WITH &&);
