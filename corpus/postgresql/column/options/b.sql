CREATE TABLE public.t (a integer); ALTER TABLE public.t ALTER a SET (n_distinct = 5);
