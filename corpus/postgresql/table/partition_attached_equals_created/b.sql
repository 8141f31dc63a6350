CREATE TABLE public.p (a integer NOT NULL PRIMARY KEY, b integer CHECK (b > 0)) PARTITION BY RANGE (a); CREATE INDEX p_b ON public.p (b);
CREATE TABLE public.p1 (a integer NOT NULL, b integer, CONSTRAINT p_b_check CHECK (b > 0)); ALTER TABLE public.p ATTACH PARTITION public.p1 FOR VALUES FROM (1) TO (5);
