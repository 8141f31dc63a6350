CREATE TYPE public.span AS RANGE (subtype = integer);
