CREATE TABLE public.t (a serial); CREATE SEQUENCE public.n; ALTER TABLE public.t ALTER a SET DEFAULT nextval('public.n');
