CREATE TABLE public.t (a integer PRIMARY KEY);
