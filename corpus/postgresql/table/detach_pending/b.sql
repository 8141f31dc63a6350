CREATE TABLE public.p (a integer, b integer) PARTITION BY RANGE (a);
CREATE TABLE public.p1 PARTITION OF public.p DEFAULT;
-- What DETACH PARTITION CONCURRENTLY leaves when it is broken off.
UPDATE pg_catalog.pg_inherits SET inhdetachpending = true WHERE inhrelid = 'public.p1'::regclass;
