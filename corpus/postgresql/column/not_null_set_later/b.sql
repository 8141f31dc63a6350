CREATE TABLE public.t (a integer); ALTER TABLE public.t ALTER COLUMN a SET NOT NULL;
