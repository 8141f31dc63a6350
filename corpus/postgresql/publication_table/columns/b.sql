CREATE TABLE public.t (a integer, b text);
CREATE PUBLICATION p FOR TABLE public.t (a, b);
