CREATE TABLE public.p (a integer, b varchar(9), CONSTRAINT c CHECK (((b)::text = ANY ((ARRAY['x'::character varying, 'y'::character varying])::text[])))) PARTITION BY LIST (a);
CREATE TABLE public.p1 PARTITION OF public.p FOR VALUES IN (1);
