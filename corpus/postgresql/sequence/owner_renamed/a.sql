CREATE TABLE public.old (id serial PRIMARY KEY);
ALTER TABLE public.old RENAME TO new;
