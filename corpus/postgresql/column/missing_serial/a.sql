CREATE TABLE public.t (b text, a serial);
