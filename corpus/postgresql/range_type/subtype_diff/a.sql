CREATE TYPE public.span AS RANGE (subtype = float8);
