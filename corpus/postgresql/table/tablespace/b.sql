CREATE TABLE public.t (a integer, b text);
-- No test may make a tablespace: the catalog row is all that is read.
UPDATE pg_catalog.pg_class SET reltablespace = 1664 WHERE oid = 'public.t'::regclass;
