CREATE EXTENSION btree_gist; CREATE TABLE public.t (a integer NOT NULL, r int4range NOT NULL);ALTER TABLE public.t ADD CONSTRAINT t_u UNIQUE (a, r);
