CREATE TABLE public.p (a integer); CREATE TABLE public.c () INHERITS (public.p); ALTER TABLE public.p ALTER COLUMN a SET NOT NULL;
