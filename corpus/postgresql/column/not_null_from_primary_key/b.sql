CREATE TABLE public.t (a integer NOT NULL); ALTER TABLE public.t ADD PRIMARY KEY (a);
