CREATE TABLE public.t (a integer);
CREATE SEQUENCE public.s ;
