CREATE TABLE public.t (a integer DEFAULT 2);
