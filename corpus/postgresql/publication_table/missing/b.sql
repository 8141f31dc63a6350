CREATE TABLE public.t (a integer, b text);
CREATE PUBLICATION p;
