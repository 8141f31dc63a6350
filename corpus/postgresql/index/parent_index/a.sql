CREATE TABLE public.t (a integer) PARTITION BY LIST (a); CREATE TABLE public.t1 PARTITION OF public.t FOR VALUES IN (1); CREATE TABLE public.t2 PARTITION OF public.t FOR VALUES IN (2);
CREATE INDEX i ON ONLY public.t (a); CREATE INDEX i1 ON public.t1 (a);
