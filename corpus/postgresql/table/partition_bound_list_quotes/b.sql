CREATE TABLE public.p (a text, b integer) PARTITION BY LIST (a);
CREATE TABLE public.p1 PARTITION OF public.p FOR VALUES IN ('c, b', 'a');
