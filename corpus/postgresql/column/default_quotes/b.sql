CREATE TABLE public.t (a text DEFAULT 'its');
