CREATE TABLE public.t (a integer, b varchar(9), g boolean GENERATED ALWAYS AS (b IN ('x', 'y')) STORED);
