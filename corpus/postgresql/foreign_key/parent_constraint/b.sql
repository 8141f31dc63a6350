CREATE TABLE public.r (a integer PRIMARY KEY); CREATE TABLE public.t (x integer) PARTITION BY LIST (x); CREATE TABLE public.t1 (x integer);
ALTER TABLE public.t ADD CONSTRAINT t_fk FOREIGN KEY (x) REFERENCES public.r; ALTER TABLE public.t ATTACH PARTITION public.t1 DEFAULT;
-- A key of its own beside the attached one cannot be made by SQL any more: servers join the two.
UPDATE pg_catalog.pg_constraint SET conparentid = 0 WHERE conrelid = 'public.t1'::regclass AND contype = 'f';
