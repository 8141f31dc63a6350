CREATE TABLE public.t (a bigint GENERATED ALWAYS AS IDENTITY); COMMENT ON SEQUENCE public.t_a_seq IS 'numbers';
