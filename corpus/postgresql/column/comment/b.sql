CREATE TABLE public.t (a integer); COMMENT ON COLUMN public.t.a IS 'first';
