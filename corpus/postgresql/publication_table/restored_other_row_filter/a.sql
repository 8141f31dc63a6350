CREATE TABLE public.t (a integer PRIMARY KEY, c timestamptz);
CREATE PUBLICATION p FOR TABLE public.t WHERE (timezone('utc', c) > '2020-01-01');
