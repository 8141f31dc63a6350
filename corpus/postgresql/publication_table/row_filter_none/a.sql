CREATE TABLE public.t (a integer, b text);
CREATE PUBLICATION p FOR TABLE public.t WHERE (b = 'x' OR a IN (1, 2));
