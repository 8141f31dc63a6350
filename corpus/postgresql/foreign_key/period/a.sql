CREATE EXTENSION btree_gist; CREATE TABLE public.r (a integer, d int4range, UNIQUE (a, d)); ALTER TABLE public.r ADD UNIQUE (a, d WITHOUT OVERLAPS); CREATE TABLE public.t (x integer, y int4range);
ALTER TABLE public.t ADD CONSTRAINT t_fk FOREIGN KEY (x, y) REFERENCES public.r (a, d);
