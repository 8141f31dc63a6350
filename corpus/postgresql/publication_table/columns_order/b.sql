CREATE TABLE public.t (b text, a integer);
CREATE PUBLICATION p FOR TABLE public.t (b, a);
