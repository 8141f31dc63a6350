CREATE TABLE public.t (a integer, CONSTRAINT c CHECK (1 < 2));
