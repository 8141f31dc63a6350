CREATE TABLE public.p (a integer, b text) PARTITION BY RANGE (a); CREATE TABLE public.p1 PARTITION OF public.p DEFAULT;
