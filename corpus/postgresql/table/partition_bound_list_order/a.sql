CREATE TABLE public.p (a integer, b text) PARTITION BY LIST (a);
CREATE TABLE public.p1 PARTITION OF public.p FOR VALUES IN (1, 2, -3, 10);
CREATE TABLE public.q (a integer, b text) PARTITION BY LIST (b);
CREATE TABLE public.q1 PARTITION OF public.q FOR VALUES IN ('a, b', 'it''s', NULL, '', 'NULL', '\');
CREATE TABLE public.r (a boolean) PARTITION BY LIST (a);
CREATE TABLE public.r1 PARTITION OF public.r FOR VALUES IN (true, false);
CREATE TABLE public.s (a numeric[]) PARTITION BY LIST (a);
CREATE TABLE public.s1 PARTITION OF public.s FOR VALUES IN ('{1,2}', '{2,1}');
