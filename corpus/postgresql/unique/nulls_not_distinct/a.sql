CREATE TABLE public.t (a integer);
ALTER TABLE public.t ADD CONSTRAINT t_u UNIQUE (a);
