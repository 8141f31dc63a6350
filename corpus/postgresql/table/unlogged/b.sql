CREATE UNLOGGED TABLE public.t (a integer, b text);
