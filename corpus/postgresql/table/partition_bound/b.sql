CREATE TABLE public.p (a integer, b integer) PARTITION BY RANGE (a);
CREATE TABLE public.p1 PARTITION OF public.p FOR VALUES FROM (1) TO (6);
