CREATE TABLE public.u (a integer);
