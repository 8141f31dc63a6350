CREATE TABLE public.t (a date, y integer GENERATED ALWAYS AS (extract(year from a)) STORED);
