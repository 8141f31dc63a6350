CREATE TABLE public.up (a integer CHECK (a > 0)); CREATE TABLE public.t (b integer) INHERITS (public.up);
