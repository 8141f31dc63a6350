CREATE TABLE public.t (a integer PRIMARY KEY);
CREATE TABLE public.u (a integer, b integer UNIQUE DEFERRABLE);
