CREATE TABLE public.t (a integer NOT NULL); COMMENT ON CONSTRAINT t_a_not_null ON public.t IS 'filled';
