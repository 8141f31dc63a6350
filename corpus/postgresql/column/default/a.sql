CREATE TABLE public.t (a integer DEFAULT 1);
