CREATE TABLE public.r (a integer, b integer, c integer, PRIMARY KEY (a, b), UNIQUE (b, a), UNIQUE (a, c)); CREATE TABLE public.q (a integer, b integer, UNIQUE (a, b)); CREATE TABLE public.t (x integer, y integer, z integer);
ALTER TABLE public.t ADD CONSTRAINT t_fk FOREIGN KEY (x, y) REFERENCES public.q (a, b);
