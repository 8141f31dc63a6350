CREATE TABLE public.t (a integer PRIMARY KEY, c timestamptz);
CREATE PUBLICATION p FOR TABLE public.t WHERE ((c AT TIME ZONE 'utc'::text) > '2020-01-01 00:00:00'::timestamp without time zone);
