CREATE TABLE public.p (a integer, b integer) PARTITION BY LIST (a);
CREATE TABLE public.p1 PARTITION OF public.p FOR VALUES IN (2, 3);
