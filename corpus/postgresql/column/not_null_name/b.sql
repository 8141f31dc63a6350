CREATE TABLE public.t (a integer CONSTRAINT filled NOT NULL);
