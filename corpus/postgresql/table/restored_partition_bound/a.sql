CREATE TABLE public.t (a integer, b varchar(9), c date) PARTITION BY RANGE (a, c);
CREATE TABLE public.t1 PARTITION OF public.t FOR VALUES FROM (3 - 5, ('2024-' || '01-01')::date) TO (010, MAXVALUE);
