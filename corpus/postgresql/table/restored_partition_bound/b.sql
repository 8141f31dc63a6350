CREATE TABLE public.t (a integer, b varchar(9), c date) PARTITION BY RANGE (a, c);
CREATE TABLE public.t1 PARTITION OF public.t FOR VALUES FROM ('-2', '2024-01-01') TO (10, MAXVALUE);
