CREATE TABLE public.p (a integer NOT NULL); CREATE TABLE public.c () INHERITS (public.p);
