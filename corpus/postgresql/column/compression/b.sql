CREATE TABLE public.t (a text COMPRESSION pglz);
