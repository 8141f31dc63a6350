CREATE TABLE public.t (a timestamp DEFAULT timezone('utc', now()));
