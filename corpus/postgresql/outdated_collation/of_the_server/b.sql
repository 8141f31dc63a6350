CREATE TABLE public.t (a text COLLATE pg_catalog."en-US-x-icu");
