CREATE TYPE public.span AS RANGE (subtype = float8, multirange_type_name = spans);
