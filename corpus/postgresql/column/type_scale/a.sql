CREATE TABLE public.t (a numeric(10,2));
