CREATE TABLE public.t (a integer DEFAULT NULL);
