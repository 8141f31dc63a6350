CREATE TYPE public.span AS RANGE (subtype = text);
