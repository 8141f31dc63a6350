CREATE TABLE public.r (a integer PRIMARY KEY); CREATE TABLE public.t (a integer REFERENCES public.r);
ALTER TABLE public.t DISABLE TRIGGER USER;
