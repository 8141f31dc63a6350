CREATE TABLE public.t (a integer, b varchar(9)) PARTITION BY LIST ((b IN ('x', 'y')));
