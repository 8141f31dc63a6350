CREATE TABLE public.r (a integer PRIMARY KEY); CREATE TABLE public.t (x integer) PARTITION BY LIST (x); CREATE TABLE public.t1 (x integer);
ALTER TABLE public.t ADD CONSTRAINT t_fk FOREIGN KEY (x) REFERENCES public.r; ALTER TABLE public.t ATTACH PARTITION public.t1 DEFAULT;
