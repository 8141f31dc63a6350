CREATE TABLE public.t (a integer CHECK (a > 0), b integer, CHECK (a > b));
