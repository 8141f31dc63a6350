CREATE EXTENSION btree_gist; CREATE TABLE public.t (a integer, r int4range) PARTITION BY LIST (a); CREATE TABLE public.t1 PARTITION OF public.t FOR VALUES IN (1);
ALTER TABLE public.t ADD CONSTRAINT t_x EXCLUDE USING gist (a WITH =, r WITH &&);
-- A constraint of its own in the place of the attached one cannot be made by SQL.
UPDATE pg_catalog.pg_constraint SET conparentid = 0 WHERE conrelid = 'public.t1'::regclass AND contype = 'x';
