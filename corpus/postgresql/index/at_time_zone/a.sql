CREATE TABLE public.t (a timestamptz); CREATE INDEX i ON public.t (((a AT TIME ZONE 'utc')::date));
