CREATE TABLE public.u (a integer);
CREATE PUBLICATION p FOR TABLE public.u;
