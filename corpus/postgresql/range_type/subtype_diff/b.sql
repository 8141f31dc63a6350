CREATE TYPE public.span AS RANGE (subtype = float8, subtype_diff = float8mi);
