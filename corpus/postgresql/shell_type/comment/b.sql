CREATE TYPE public.t;
COMMENT ON TYPE public.t IS 'ours';
