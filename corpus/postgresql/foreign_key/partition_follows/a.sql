CREATE TABLE public.r (a integer PRIMARY KEY); CREATE TABLE public.t (x integer) PARTITION BY LIST (x); CREATE TABLE public.t1 PARTITION OF public.t DEFAULT;
