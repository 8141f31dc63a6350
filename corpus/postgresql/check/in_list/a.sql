CREATE TABLE public.t (b text, CONSTRAINT t_c CHECK (b IN ('x', 'y')));
