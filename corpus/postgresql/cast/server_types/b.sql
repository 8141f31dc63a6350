CREATE TABLE public.t ();
DROP TABLE public.t;
