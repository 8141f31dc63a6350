CREATE TABLE public.up (a integer, CONSTRAINT t_c CHECK (a > 0)); CREATE TABLE public.t () INHERITS (public.up);
