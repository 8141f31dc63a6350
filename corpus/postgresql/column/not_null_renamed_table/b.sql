CREATE TABLE public.first (a integer NOT NULL); ALTER TABLE public.first RENAME TO t;
