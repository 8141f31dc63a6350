CREATE TABLE public.t (a integer, b text);
ALTER TABLE public.t ADD CONSTRAINT t_c CHECK (a > 0);
