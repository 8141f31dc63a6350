CREATE SEQUENCE public.t_a_seq AS integer; CREATE TABLE public.t (a integer NOT NULL DEFAULT nextval('public.t_a_seq')); ALTER SEQUENCE public.t_a_seq OWNED BY public.t.a;
