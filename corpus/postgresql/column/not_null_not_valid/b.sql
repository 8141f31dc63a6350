CREATE TABLE public.t (a integer); ALTER TABLE public.t ADD NOT NULL a NOT VALID;
