CREATE TABLE public.t (a integer, b varchar(9) COLLATE "C") PARTITION BY RANGE (a, (b IN ('x', 'y')));
CREATE TABLE public.t1 PARTITION OF public.t FOR VALUES FROM (1, true) TO (2, true);
