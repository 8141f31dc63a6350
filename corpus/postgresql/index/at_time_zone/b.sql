CREATE TABLE public.t (a timestamptz); CREATE INDEX i ON public.t ((timezone('utc', a)::date));
