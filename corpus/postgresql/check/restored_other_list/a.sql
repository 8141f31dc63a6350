CREATE TABLE public.t (a integer, b varchar(9), CONSTRAINT t_c CHECK (b IN ('x', 'y')));
