CREATE TYPE public.span AS RANGE (subtype = float8);
CREATE TABLE public.t ();
