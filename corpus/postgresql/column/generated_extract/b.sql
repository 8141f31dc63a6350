CREATE TABLE public.t (a date, y integer GENERATED ALWAYS AS (extract(month from a)) STORED);
