CREATE TYPE public.float_range AS RANGE (subtype = float8, multirange_type_name = float_multirange);
