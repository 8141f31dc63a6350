CREATE TABLE public.p (a integer NOT NULL PRIMARY KEY, b integer CHECK (b > 0)) PARTITION BY RANGE (a); CREATE INDEX p_b ON public.p (b);
CREATE TABLE public.p1 PARTITION OF public.p FOR VALUES FROM (1) TO (5);
