CREATE TABLE public.p (a integer, b integer) PARTITION BY RANGE (b);
