CREATE TABLE public.t (a integer NOT NULL, b integer NOT NULL) PARTITION BY RANGE (a);
ALTER TABLE public.t ADD CONSTRAINT t_pkey PRIMARY KEY (a);
-- As ALTER TABLE ONLY leaves it while a partition has no index.
UPDATE pg_catalog.pg_index SET indisvalid = false WHERE indexrelid = 'public.t_pkey'::regclass;
