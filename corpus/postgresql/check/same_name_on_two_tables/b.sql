CREATE TABLE public.t (a integer CONSTRAINT c CHECK (a > 0)); CREATE TABLE public.u (a integer CONSTRAINT c CHECK (a > 2));
