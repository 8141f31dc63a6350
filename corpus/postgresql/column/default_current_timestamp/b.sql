CREATE TABLE public.t (a timestamptz DEFAULT now());
