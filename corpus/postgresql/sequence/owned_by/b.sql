CREATE TABLE public.t (a integer);
CREATE SEQUENCE public.s OWNED BY public.t.a;
