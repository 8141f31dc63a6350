CREATE TABLE public.t (a integer, b text);
CREATE TABLE public.u (a integer);
CREATE PUBLICATION p FOR TABLE public.t, public.u;
