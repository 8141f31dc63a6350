CREATE TABLE public.t (a integer NOT NULL, b integer NOT NULL, c integer NOT NULL);
ALTER TABLE public.t ADD CONSTRAINT t_pkey PRIMARY KEY (a);
-- What a broken REINDEX CONCURRENTLY can leave.
UPDATE pg_catalog.pg_index SET indisready = false WHERE indexrelid = 'public.t_pkey'::regclass;
