CREATE TABLE public.p (a integer NOT NULL); CREATE TABLE public.c () INHERITS (public.p);
ALTER TABLE public.c ALTER a SET NOT NULL;
