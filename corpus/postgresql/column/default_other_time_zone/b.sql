CREATE TABLE public.t (a timestamp DEFAULT timezone('cet', now()));
