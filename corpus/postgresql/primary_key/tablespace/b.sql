CREATE TABLE public.t (a integer NOT NULL, b integer NOT NULL, c integer NOT NULL);
ALTER TABLE public.t ADD CONSTRAINT t_pkey PRIMARY KEY (a);
-- No test may make a tablespace: the catalog row is all that is read.
UPDATE pg_catalog.pg_class SET reltablespace = 1664 WHERE oid = 'public.t_pkey'::regclass;
