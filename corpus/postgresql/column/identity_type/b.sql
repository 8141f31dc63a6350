CREATE TABLE public.t (a integer GENERATED ALWAYS AS IDENTITY); ALTER SEQUENCE public.t_a_seq AS smallint;
