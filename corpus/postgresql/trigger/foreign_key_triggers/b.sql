CREATE TABLE public.t (a integer PRIMARY KEY);
CREATE TABLE public.u (a integer CONSTRAINT k REFERENCES public.t, b integer UNIQUE DEFERRABLE);
