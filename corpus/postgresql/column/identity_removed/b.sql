CREATE TABLE public.t (a bigint NOT NULL);
