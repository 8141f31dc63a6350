CREATE TYPE public.span AS RANGE (subtype = float8);
COMMENT ON TYPE public.span_multirange IS 'many';
