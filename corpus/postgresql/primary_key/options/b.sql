CREATE TABLE public.t (a integer NOT NULL, b integer NOT NULL, c integer NOT NULL);
ALTER TABLE public.t ADD CONSTRAINT t_pkey PRIMARY KEY (a) WITH (fillfactor = 70);
