CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER s TYPE 't' VERSION '1' FOREIGN DATA WRAPPER w OPTIONS (host 'h', port '1');
CREATE TABLE public.p (a integer, b text) PARTITION BY RANGE (a);
CREATE FOREIGN TABLE public.f PARTITION OF public.p FOR VALUES FROM (1) TO (2) SERVER s OPTIONS (name 't');
-- What DETACH PARTITION CONCURRENTLY leaves when it is broken off.
UPDATE pg_catalog.pg_inherits SET inhdetachpending = true WHERE inhrelid = 'public.f'::regclass;
