CREATE TABLE public.old (id serial PRIMARY KEY);
